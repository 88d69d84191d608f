package studio.migr.app.errors;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.training.evaluate.JudgedAnswer;

/**
 * What a model said of a clip.
 *
 * @param judged its answer to sound and picture; its truth is whatever was at hand
 * @param answers its labels under each condition that it was asked under
 * @param led labels that were the most probable after some sentence of the reasoning, before the
 *     answer
 * @param text all that it wrote
 */
public record Told(
    JudgedAnswer judged, Map<Condition, String> answers, Set<String> led, String text) {

  /** What stands for an answer that is no label of the scheme. */
  public static final String NO_LABEL = "–";

  public Told {
    answers = Map.copyOf(answers);
    led = Set.copyOf(led);
  }

  /** Which modality it goes by, as far as it is known. */
  public Optional<DominantModality> verdict() {
    return judged.predictedDominant();
  }

  /** Whether {@code part}, in lower case, stands in what it wrote. */
  boolean says(String part) {
    return text.toLowerCase(Locale.ROOT).contains(part);
  }
}
