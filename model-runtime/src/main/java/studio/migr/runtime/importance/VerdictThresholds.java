package studio.migr.runtime.importance;

import java.util.Optional;

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
 * @param calm from where on nothing is felt, for models of which that is known
 */
public record VerdictThresholds(
    double little, double margin, double clear, double alike, double noise, Optional<Calm> calm) {

  /**
   * From where on the label for no emotion says that there is none: a covered face or silence, too,
   * make it more probable, which the graded score takes for evidence.
   *
   * @param label of the scheme
   * @param sound from this probability on, given the sound alone, the sound carries nothing
   * @param picture the same for the picture
   * @param joint from this probability on, given both, nothing is carried at all
   * @param doubt sound and picture conflict only if each alone gives the other one's answer less
   *     than this: else one of them was merely hard to tell
   */
  public record Calm(String label, double sound, double picture, double joint, double doubt) {
    public Calm {
      requireShares(sound, picture, joint, doubt);
    }
  }

  /** Without a label for no emotion. */
  public VerdictThresholds(double little, double margin, double clear, double alike, double noise) {
    this(little, margin, clear, alike, noise, Optional.empty());
  }

  /**
   * @throws IllegalArgumentException if one is out of its range
   */
  public VerdictThresholds {
    requireShares(little, margin, clear, alike);
    if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("noise of " + noise);
    }
  }

  private static void requireShares(double... shares) {
    for (double share : shares) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a threshold of " + share);
      }
    }
  }
}
