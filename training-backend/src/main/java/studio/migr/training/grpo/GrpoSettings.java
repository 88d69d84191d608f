package studio.migr.training.grpo;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import studio.migr.runtime.generate.Sampling;
import studio.migr.training.reward.RewardCatalog;
import studio.migr.training.trainer.TrainerConfig.BadSetting;

/**
 * How a model learns from its own answers: {@code grpo} among a run's settings. MIGR gives {@code
 * group}; what it does not give is TRL's default, but for {@code beta}, which is R1-Omni's.
 *
 * @param group answers to each question
 * @param clips questions whose groups make one step
 * @param innerEpochs how often the answers of a step are learnt from
 * @param clip how far the ratio of probabilities may go from 1 and still pay
 * @param beta weight of the divergence from the reference
 * @param loss how the cost of tokens becomes one number: {@code grpo}, {@code dapo}, {@code
 *     dr_grpo}
 * @param maxTokens the longest answer
 * @param temperature of the draws; the probabilities that are learnt are those at temperature 1
 * @param topP share of the probability that candidates are drawn from
 * @param rewards their weights by name; MIGR's, each the same, if there are none
 * @param reader a file that says which emotion texts speak of; blank for the lexicon
 * @param giveUpAfter steps after which a run ends if no group ever had different rewards; 0 for
 *     only at its end
 */
public record GrpoSettings(
    int group,
    int clips,
    int innerEpochs,
    double clip,
    double beta,
    String loss,
    int maxTokens,
    double temperature,
    double topP,
    Map<String, Double> rewards,
    String reader,
    int giveUpAfter) {
  /** What holds where nothing else is said. */
  public static final GrpoSettings DEFAULTS =
      new GrpoSettings(4, 1, 1, 0.2, 0.04, "grpo", 512, 1, 1, Map.of(), "", 25);

  /**
   * @throws BadSetting if a value cannot be
   */
  public GrpoSettings {
    rewards = Collections.unmodifiableMap(new TreeMap<>(rewards));
    BadSetting.unless(group >= 2, "grpo.group");
    BadSetting.unless(clips >= 1, "grpo.clips");
    BadSetting.unless(innerEpochs >= 1, "grpo.inner_epochs");
    BadSetting.unless(clip > 0 && clip < 1, "grpo.clip");
    BadSetting.unless(beta >= 0 && Double.isFinite(beta), "grpo.beta");
    BadSetting.unless(variant(loss).isPresent(), "grpo.loss");
    BadSetting.unless(maxTokens >= 1, "grpo.max_tokens");
    BadSetting.unless(temperature > 0 && Double.isFinite(temperature), "grpo.temperature");
    BadSetting.unless(topP > 0 && topP <= 1, "grpo.top_p");
    BadSetting.unless(
        rewards.isEmpty()
            || (rewards.values().stream().allMatch(Double::isFinite)
                && rewards.values().stream().anyMatch(weight -> weight != 0)),
        "grpo.rewards");
    BadSetting.unless(giveUpAfter >= 0, "grpo.give_up_after");
  }

  private static Optional<GrpoLoss.Variant> variant(String name) {
    for (GrpoLoss.Variant variant : GrpoLoss.Variant.values()) {
      if (variant.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(variant);
      }
    }
    return Optional.empty();
  }

  GrpoLoss.Variant variant() {
    return variant(loss).orElseThrow();
  }

  /** The weights of the rewards that count. */
  public Map<String, Double> weights() {
    return rewards.isEmpty() ? RewardCatalog.MIGR : rewards;
  }

  Sampling sampling(long seed) {
    return new Sampling(temperature, 0, topP, seed);
  }
}
