package studio.migr.runtime.explain;

import java.util.Optional;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.importance.VerdictThresholds;

/**
 * How a clip is explained.
 *
 * @param scheme the labels that the answer is one of; two or more
 * @param trueLabel the right one, if somebody knows it: the rule needs it
 * @param maxTokens after how many tokens an answer ends at the latest
 * @param samples how often the model reasons anew under each condition, for intervals; 0 for never
 * @param temperature of these samples
 * @param seed of these samples
 * @param attention whether it is kept where the model looked
 */
public record ExplainSettings(
    EmotionScheme scheme,
    Optional<String> trueLabel,
    int maxTokens,
    int samples,
    double temperature,
    long seed,
    boolean attention,
    VerdictThresholds thresholds) {
  /** As long as reasoning of this kind gets. */
  public static final int MOST_TOKENS = 512;

  /** Where nobody says otherwise, for samples. */
  public static final double TEMPERATURE = 1;

  public ExplainSettings {
    if (scheme.choices().size() < 2 || maxTokens < 1 || samples < 0 || samples == 1) {
      throw new IllegalArgumentException(
          scheme.choices().size() + " labels, " + maxTokens + " tokens, " + samples + " samples");
    }
  }

  /** Greedy, with attention, without samples. */
  public static ExplainSettings of(EmotionScheme scheme, VerdictThresholds thresholds) {
    return new ExplainSettings(
        scheme, Optional.empty(), MOST_TOKENS, 0, TEMPERATURE, 0, true, thresholds);
  }

  /**
   * The same, with samples for an interval.
   *
   * @param times how many: 2 or more
   */
  public ExplainSettings sampled(int times) {
    return new ExplainSettings(
        scheme, trueLabel, maxTokens, times, temperature, seed, attention, thresholds);
  }

  public ExplainSettings withTrueLabel(Optional<String> label) {
    return new ExplainSettings(
        scheme, label, maxTokens, samples, temperature, seed, attention, thresholds);
  }
}
