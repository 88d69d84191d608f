package studio.migr.training.sft;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reader.EmotionReader;
import studio.migr.runtime.reader.LexiconReader;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.SegmentKind;
import studio.migr.training.dataset.TeachingSample;

/**
 * What a clip's face or voice says by itself, which need not be what both say together: nothing
 * where the other one dominates, and where both carry an emotion of their own what its description
 * speaks of. So that a model which is shown one sense alone learns to say when that one is calm,
 * and modality importance can be read off its answers.
 */
final class SenseLabels {
  private final Set<String> labels;
  private final Optional<String> calm;
  private final EmotionReader reader = new LexiconReader();

  /**
   * @param labels of the data set
   * @param calm the label for no emotion; blank if each sense alone is to give the clip's label
   */
  SenseLabels(Set<String> labels, String calm) {
    this.labels = new TreeSet<>(labels);
    this.calm = Optional.of(calm).filter(word -> !word.isBlank());
  }

  /**
   * @param sense one of the two descriptions
   */
  String of(TeachingSample sample, SegmentKind sense) {
    String label = sample.clip().label();
    if (calm.isEmpty()) {
      return label;
    }
    Optional<DominantModality> dominant = sample.clip().dominant();
    if (dominant.isEmpty()) {
      return spoken(sample, sense).orElse(label);
    }
    return switch (dominant.get()) {
      case BOTH -> label;
      case VISUAL -> sense == SegmentKind.VIS_DESC ? label : calm.get();
      case AUDIO -> sense == SegmentKind.AUD_DESC ? label : calm.get();
      case NONE -> calm.get();
      case CONFLICT -> spoken(sample, sense).orElse(calm.get());
    };
  }

  private Optional<String> spoken(TeachingSample sample, SegmentKind sense) {
    String described = ReasoningParser.parse(sample.completion()).textOf(sense);
    return reader.read(described).top().filter(labels::contains);
  }
}
