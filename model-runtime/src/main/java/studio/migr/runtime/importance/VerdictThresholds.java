package studio.migr.runtime.importance;

/**
 * From where on a model's graded score is given which word. {@code verdict-thresholds.json} has
 * those that hold for all models; a model's folder may have its own ({@link
 * VerdictThresholdsFile}).
 *
 * @param little a modality that adds less than this adds nothing to speak of
 * @param margin one dominates if it adds this much more than the other
 * @param clear probability from which an answer is a clear one
 * @param alike two clear answers are of similar strength if they differ by this at most
 * @param noise how far the logarithms of the probabilities are moved, in nats, to see how sure a
 *     verdict is
 */
public record VerdictThresholds(
    double little, double margin, double clear, double alike, double noise) {

  /**
   * @throws IllegalArgumentException if one is out of its range
   */
  public VerdictThresholds {
    for (double share : new double[] {little, margin, clear, alike}) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a threshold of " + share);
      }
    }
    if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("noise of " + noise);
    }
  }
}
