package studio.migr.training.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.reader.LabelledText;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * Texts from which a reader of emotion learns: the reasoning about a clip without its answer, and
 * the description of each modality that carries the emotion. The description of another modality
 * may speak of another emotion, and is left out.
 */
public final class ReaderTexts {
  private static final EmotionWords WORDS = new EmotionWords(EmotionScheme.DFEW);

  private ReaderTexts() {}

  /** With labels in DFEW's names; clips without reasoning or with other labels give none. */
  public static List<LabelledText> of(List<ClipRecord> clips) {
    List<LabelledText> texts = new ArrayList<>();
    for (ClipRecord clip : clips) {
      Optional<String> label = WORDS.emotion(clip.label());
      if (label.isPresent() && clip.reasoning().isPresent()) {
        texts(clip, clip.reasoning().get())
            .forEach(text -> texts.add(new LabelledText(text, label.get())));
      }
    }
    return texts;
  }

  private static List<String> texts(ClipRecord clip, String written) {
    Reasoning reasoning = ReasoningParser.parse(written);
    List<String> texts = new ArrayList<>();
    boolean plain = reasoning.segments().isEmpty() && reasoning.answer().isEmpty();
    texts.add(plain ? reasoning.text() : reasoning.reasoningText());
    DominantModality dominant = clip.dominant().orElse(DominantModality.NONE);
    if (dominant == DominantModality.VISUAL || dominant == DominantModality.BOTH) {
      texts.add(reasoning.textOf(SegmentKind.VIS_DESC));
    }
    if (dominant == DominantModality.AUDIO || dominant == DominantModality.BOTH) {
      texts.add(reasoning.textOf(SegmentKind.AUD_DESC));
    }
    return texts.stream().filter(text -> !text.isBlank()).toList();
  }
}
