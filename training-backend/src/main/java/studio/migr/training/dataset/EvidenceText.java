package studio.migr.training.dataset;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.prompt.Place;
import studio.migr.runtime.reasoning.Tag;

/**
 * What was measured of a clip, as short as a text can be: of the face the intensity of each unit in
 * {@link #UNITS}, rounded to a digit; of the voice the median of its pitch in tens of Hz and its
 * range in semitones. A small model learns to see and to hear from it sooner than from reasoning,
 * of which most is language.
 */
public final class EvidenceText {
  /** What is asked. */
  public static final String QUESTION = "Code face and voice.";

  /** Those that tell DFEW's emotions apart; each has its digit at its place. */
  public static final List<Integer> UNITS =
      List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 24, 25, 26);

  private static final String NOTHING = "-";

  private EvidenceText() {}

  /**
   * @param shown which of picture and sound the model is given
   * @return nothing if nothing was measured of what is shown
   */
  public static Optional<String> of(Evidence evidence, Set<Place> shown) {
    StringJoiner lines = new StringJoiner("\n");
    lines.setEmptyValue("");
    if (shown.contains(Place.VIDEO) && !evidence.units().isEmpty()) {
      lines.add(Tag.VIS_DESC.opening() + face(evidence) + Tag.VIS_DESC.closing());
    }
    if (shown.contains(Place.AUDIO)) {
      lines.add(Tag.AUD_DESC.opening() + voice(evidence) + Tag.AUD_DESC.closing());
    }
    return Optional.of(lines.toString()).filter(text -> !text.isEmpty());
  }

  private static String face(Evidence evidence) {
    StringBuilder digits = new StringBuilder();
    for (int unit : UNITS) {
      double intensity = evidence.units().getOrDefault(new ActionUnit(unit), 0.0);
      digits.append(Math.clamp(Math.round(intensity), 0, 5));
    }
    return digits.toString();
  }

  private static String voice(Evidence evidence) {
    Double pitch = evidence.prosody().get("f0_median_hz");
    Double range = evidence.prosody().get("f0_range_semitones");
    if (pitch == null || range == null) {
      return NOTHING;
    }
    return Math.round(pitch / 10) + " " + Math.round(range);
  }
}
