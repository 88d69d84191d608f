package studio.migr.app.exchange.tiers;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.runtime.emotion.Condition;

/**
 * What a tier's name says of the labels in it: {@code emotion@r2}, {@code note.audio@r2} (what r2
 * noted on hearing the sound alone), {@code emotion.clip@r2} (of the whole clip), {@code
 * emotion.2@r2} (a second layer, for segments that overlap those of the first).
 *
 * @param field the part of the label
 * @param wholeClip whether the labels are about the whole clip
 * @param layer from 1
 * @param annotator empty if the name does not say
 */
record LabelTierName(
    Field field, Condition condition, boolean wholeClip, int layer, Optional<String> annotator) {

  private static final Pattern NAME =
      Pattern.compile(
          "\\s*(emotion|dominant_modality|confidence|note)(?:\\.(audio|visual))?(\\.clip)?"
              + "(?:\\.(\\d{1,6}))?(?:@(.*))?",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  /** The parts of a label, a tier for each. */
  enum Field {
    EMOTION,
    DOMINANT_MODALITY,
    CONFIDENCE,
    NOTE
  }

  static Optional<LabelTierName> parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String condition = parts.group(2);
    String layer = parts.group(4);
    return Optional.of(
        new LabelTierName(
            Field.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
            condition == null
                ? Condition.BOTH
                : Condition.valueOf(condition.toUpperCase(Locale.ROOT)),
            parts.group(3) != null,
            layer == null ? 1 : Math.max(1, Integer.parseInt(layer)),
            Optional.ofNullable(parts.group(5)).filter(who -> !who.isBlank())));
  }

  LabelTierName of(Field other) {
    return new LabelTierName(other, condition, wholeClip, layer, annotator);
  }

  String text() {
    return field.name().toLowerCase(Locale.ROOT)
        + (condition == Condition.BOTH ? "" : "." + condition.id())
        + (wholeClip ? ".clip" : "")
        + (layer == 1 ? "" : "." + layer)
        + annotator.map(who -> "@" + who).orElse("");
  }
}
