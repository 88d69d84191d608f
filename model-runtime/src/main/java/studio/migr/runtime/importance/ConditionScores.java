package studio.migr.runtime.importance;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;

/**
 * What a model thinks of one clip under each condition.
 *
 * @param label the answer that is scored: the one that it gives to sound and picture
 * @param by its probabilities, under all four conditions
 */
public record ConditionScores(String label, Map<ModelCondition, LabelProbabilities> by) {

  /**
   * @throws IllegalArgumentException if a condition is missing
   */
  public ConditionScores {
    by = Collections.unmodifiableMap(new EnumMap<>(by));
    if (by.size() != ModelCondition.values().length) {
      throw new IllegalArgumentException("not all conditions: " + by.keySet());
    }
  }

  public LabelProbabilities under(ModelCondition condition) {
    return Objects.requireNonNull(by.get(condition));
  }

  /** What each modality adds to the probability of the label, over the question alone. */
  public ModalityShare share() {
    return ModalityShare.shapley(
        under(ModelCondition.NONE).of(label),
        under(ModelCondition.AUDIO).of(label),
        under(ModelCondition.VISUAL).of(label),
        under(ModelCondition.BOTH).of(label));
  }

  /** With noise of that size, in nats, on the logarithms of all probabilities. */
  ConditionScores disturbed(double noise, RandomGenerator random) {
    Map<ModelCondition, LabelProbabilities> disturbed = new EnumMap<>(ModelCondition.class);
    by.forEach(
        (condition, probabilities) -> {
          double[] weights = probabilities.array();
          for (int k = 0; k < weights.length; k++) {
            weights[k] *= Math.exp(noise * random.nextGaussian());
          }
          disturbed.put(
              condition,
              LabelProbabilities.of(List.copyOf(probabilities.byLabel().keySet()), weights));
        });
    return new ConditionScores(label, disturbed);
  }
}
