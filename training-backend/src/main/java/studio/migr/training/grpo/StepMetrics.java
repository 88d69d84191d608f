package studio.migr.training.grpo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import studio.migr.training.reward.WeightedRewards.Earned;

/** What is charted of a step, under the names that TRL and ms-swift use. */
final class StepMetrics {
  private StepMetrics() {}

  /**
   * @param rewards the names of those that count
   */
  static Map<String, Double> of(
      List<RewardedGroup> groups, List<String> rewards, PolicyUpdate.Figures figures, double beta) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("loss", figures.loss());
    values.put("grad_norm", figures.gradientNorm());
    List<Earned> earned = new ArrayList<>();
    groups.forEach(group -> earned.addAll(group.earned()));
    values.put("reward", mean(earned.stream().mapToDouble(Earned::total).toArray()));
    values.put(
        "reward_std",
        groups.stream()
            .mapToDouble(
                group -> deviation(group.earned().stream().mapToDouble(Earned::total).toArray()))
            .average()
            .orElse(0));
    values.put(
        "frac_reward_zero_std",
        groups.stream().filter(group -> !group.advantages().spread()).count()
            / (double) groups.size());
    for (String reward : rewards) {
      double[] own =
          earned.stream()
              .filter(each -> each.values().containsKey(reward))
              .mapToDouble(each -> each.values().getOrDefault(reward, 0.0))
              .toArray();
      if (own.length > 0) { // a reward may have nothing to say of any of these clips
        values.put("rewards/" + reward + "/mean", mean(own));
        values.put("rewards/" + reward + "/std", deviation(own));
      }
    }
    if (beta > 0) {
      values.put("kl", figures.divergence());
    }
    values.put("entropy", figures.entropy());
    values.put("clip_ratio/low_mean", figures.clippedLow());
    values.put("clip_ratio/high_mean", figures.clippedHigh());
    values.put("clip_ratio/region_mean", figures.clippedLow() + figures.clippedHigh());
    lengths(groups, values);
    if (!Double.isNaN(figures.drift())) {
      values.put("sampling/sampling_logp_difference/max", figures.drift());
    }
    return values;
  }

  private static void lengths(List<RewardedGroup> groups, Map<String, Double> values) {
    List<RolloutGroup.Answer> answers =
        groups.stream().flatMap(group -> group.rollout().answers().stream()).toList();
    double[] lengths = answers.stream().mapToDouble(answer -> answer.tokens().length).toArray();
    values.put("completions/mean_length", mean(lengths));
    values.put("completions/min_length", DoubleStream.of(lengths).min().orElse(0));
    values.put("completions/max_length", DoubleStream.of(lengths).max().orElse(0));
    values.put(
        "completions/clipped_ratio",
        answers.stream().filter(answer -> !answer.ended()).count() / (double) answers.size());
    values.put("num_tokens", DoubleStream.of(lengths).sum());
  }

  private static double mean(double... values) {
    return DoubleStream.of(values).average().orElse(0);
  }

  /** Unbiased, as the papers' implementations have it; 0 for one value. */
  private static double deviation(double... values) {
    double mean = mean(values);
    double squares = DoubleStream.of(values).map(value -> (value - mean) * (value - mean)).sum();
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }
}
