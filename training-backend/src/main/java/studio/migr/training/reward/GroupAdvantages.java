package studio.migr.training.reward;

/**
 * GRPO's advantages (Shao et al. 2024, arXiv 2402.03300): how much better a completion did than the
 * others of its group, (reward − mean) / (standard deviation + 1e-4), with the unbiased standard
 * deviation, as TRL computes it.
 *
 * @param values in the order of the rewards; not to be changed
 * @param spread whether the rewards differ: a group without spread teaches nothing
 */
public record GroupAdvantages(double[] values, boolean spread) {
  static final double EPSILON = 1e-4;

  /**
   * @param rewards totals of the completions of one prompt
   * @throws IllegalArgumentException if there are fewer than two, or one is no number
   */
  public static GroupAdvantages of(double... rewards) {
    if (rewards.length < 2) {
      throw new IllegalArgumentException("a group needs two completions or more");
    }
    double mean = 0;
    double least = rewards[0];
    double most = rewards[0];
    for (double reward : rewards) {
      if (!Double.isFinite(reward)) {
        throw new IllegalArgumentException("no reward: " + reward);
      }
      mean += reward / rewards.length;
      least = Math.min(least, reward);
      most = Math.max(most, reward);
    }
    if (least == most) {
      return new GroupAdvantages(new double[rewards.length], false); // exact, without rounding
    }
    double squares = 0;
    for (double reward : rewards) {
      squares += (reward - mean) * (reward - mean);
    }
    double deviation = Math.sqrt(squares / (rewards.length - 1));
    double[] values = new double[rewards.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = (rewards[k] - mean) / (deviation + EPSILON);
    }
    return new GroupAdvantages(values, true);
  }
}
