package studio.migr.runtime.importance;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How far a score depends on who happened to vote: people are drawn again, with replacement, within
 * each condition (percentile bootstrap, Efron 1979). The answer that is scored stays the same. The
 * seed is fixed, so that the same votes always give the same interval.
 */
final class VoterBootstrap {
  /** Fewer voters than this under a condition say nothing about those who did not vote. */
  static final int FEWEST_VOTERS = 3;

  private static final int DRAWS = 1000;
  private static final double TAIL = 0.025;
  private static final long SEED = 20_251_202;

  private VoterBootstrap() {}

  /** Empty if a condition has fewer than {@link #FEWEST_VOTERS} voters. */
  static Optional<ShareInterval> interval(ConditionVotes votes, String label, double empty) {
    if (votes.audio().total() < FEWEST_VOTERS
        || votes.visual().total() < FEWEST_VOTERS
        || votes.both().total() < FEWEST_VOTERS) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(SEED);
    double[] audio = new double[DRAWS];
    double[] visual = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      ModalityShare share =
          ModalityShare.shapley(
              empty,
              drawn(votes.audio(), label, random),
              drawn(votes.visual(), label, random),
              drawn(votes.both(), label, random));
      audio[draw] = share.audio();
      visual[draw] = share.visual();
    }
    Arrays.sort(audio);
    Arrays.sort(visual);
    int low = (int) Math.floor(TAIL * (DRAWS - 1));
    int high = (int) Math.ceil((1 - TAIL) * (DRAWS - 1));
    return Optional.of(new ShareInterval(audio[low], audio[high], visual[low], visual[high]));
  }

  /** The label's share among as many voters, drawn anew: only who chose it matters. */
  private static double drawn(VoteCount votes, String label, SplittableRandom random) {
    int voters = votes.total();
    int chose = votes.of(label);
    int count = 0;
    for (int k = 0; k < voters; k++) {
      if (random.nextInt(voters) < chose) {
        count++;
      }
    }
    return count / (double) voters;
  }
}
