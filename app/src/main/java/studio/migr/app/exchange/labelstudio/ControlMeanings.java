package studio.migr.app.exchange.labelstudio;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionWords;
import studio.migr.runtime.labelstudio.LabelStudioTask.Result;
import studio.migr.runtime.labelstudio.LabellingSetup;
import studio.migr.runtime.labelstudio.LabellingSetup.Control;

/**
 * What the controls of a labelling configuration mean for labels: ours by their names, others by
 * what can be chosen. At least half of what can be chosen must be emotions of the scheme, or
 * modalities.
 */
final class ControlMeanings {
  private static final Map<String, Part> OURS =
      Map.of(
          Controls.EMOTION, Part.EMOTION,
          Controls.DOMINANT, Part.DOMINANT_MODALITY,
          Controls.CONFIDENCE, Part.CONFIDENCE,
          Controls.NOTE, Part.NOTE,
          Controls.ANNOTATOR, Part.ANNOTATOR,
          Controls.CONDITION, Part.CONDITION);

  private final Map<String, Part> byControl = new HashMap<>();
  private final Map<String, Control> controls;

  ControlMeanings(Optional<LabellingSetup> view, EmotionWords words) {
    controls = view.map(LabellingSetup::controls).orElse(Map.of());
    controls.forEach((name, control) -> byControl.put(name, meaning(control, words)));
  }

  private static Part meaning(Control control, EmotionWords words) {
    return switch (control.tag()) {
      case "TextArea" -> Part.NOTE;
      case "Number" -> Part.CONFIDENCE;
      case "Choices", "Labels", "TimelineLabels", "Taxonomy" -> {
        Collection<String> choices = control.words().values();
        if (choices.isEmpty()) {
          yield Part.UNKNOWN; // they come with each task
        }
        boolean emotions = half(choices, word -> words.emotion(word).isPresent());
        boolean modalities = half(choices, word -> modality(word).isPresent());
        yield emotions ? Part.EMOTION : modalities ? Part.DOMINANT_MODALITY : Part.NONE;
      }
      default -> Part.NONE;
    };
  }

  private static boolean half(Collection<String> words, Predicate<String> known) {
    return 2 * words.stream().filter(known).count() >= words.size();
  }

  Part of(Result result) {
    String name = result.control();
    Part ours =
        OURS.get(name.startsWith(Controls.CLIP) ? name.substring(Controls.CLIP.length()) : name);
    return ours != null ? ours : byControl.getOrDefault(name, Part.UNKNOWN);
  }

  /** What was said as people saw it: a result holds the alias of a choice that has one. */
  List<String> words(Result result) {
    Control control = controls.get(result.control());
    return control == null
        ? result.words()
        : result.words().stream().map(word -> control.words().getOrDefault(word, word)).toList();
  }

  static Optional<DominantModality> modality(String word) {
    return DominantModality.fromId(word.strip().toLowerCase(Locale.ROOT));
  }
}
