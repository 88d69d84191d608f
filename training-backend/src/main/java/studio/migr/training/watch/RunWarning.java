package studio.migr.training.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a training does that whoever watches it should know, with the figure it rests on. The
 * thresholds are rules of thumb: MIGR gives none.
 *
 * @param value the figure; what it is says the kind
 */
public record RunWarning(Kind kind, double value) {
  /** What may be wrong. */
  public enum Kind {
    /** Share of groups whose rewards are all equal, over the last steps: they teach nothing. */
    NO_SPREAD,
    /** Divergence from the reference, over the last steps. */
    FAR_FROM_REFERENCE,
    /** Share of answers that were cut off, over the last steps. */
    ANSWERS_CUT_OFF,
    /** Entropy, of what it was at first: the answers are hardly drawn any more. */
    ENTROPY_COLLAPSED,
    /** Mean length, of what it was at first. */
    ANSWERS_SHRINK,
    /** Difference in log-probability between drawing and scoring. */
    SCORING_DIFFERS,
    /** Values that are no number. */
    NO_NUMBER,
    /** Lines of the log that cannot be read. */
    DAMAGED_LINES,
    /** The loss on clips that are not taught, of its lowest so far: it learns by heart. */
    VALIDATION_RISES
  }

  private static final int LAST = 20;
  private static final double SPREAD = 0.5;
  private static final double DIVERGENCE = 1;
  private static final double CUT = 0.3;
  private static final double COLLAPSED = 0.1;
  private static final double SHRUNK = 0.4;
  private static final double SCORING = 0.01;
  private static final double RISEN = 1.1;

  /** What is to be said of a log now. */
  public static List<RunWarning> of(MetricsLog log) {
    List<RunWarning> all = new ArrayList<>();
    if (log.rows() >= LAST) {
      above(all, Kind.NO_SPREAD, log.meanOfLast("frac_reward_zero_std", LAST), SPREAD);
      above(all, Kind.FAR_FROM_REFERENCE, log.meanOfLast("kl", LAST), DIVERGENCE);
      above(all, Kind.ANSWERS_CUT_OFF, log.meanOfLast("completions/clipped_ratio", LAST), CUT);
      below(all, Kind.ENTROPY_COLLAPSED, log, "entropy", COLLAPSED);
      below(all, Kind.ANSWERS_SHRINK, log, "completions/mean_length", SHRUNK);
    }
    above(
        all,
        Kind.SCORING_DIFFERS,
        log.meanOfLast("sampling/sampling_logp_difference/max", LAST),
        SCORING);
    validation(all, log);
    if (log.notNumbers() > 0) {
      all.add(new RunWarning(Kind.NO_NUMBER, log.notNumbers()));
    }
    if (log.damaged() > 0) {
      all.add(new RunWarning(Kind.DAMAGED_LINES, log.damaged()));
    }
    return all;
  }

  private static void above(
      List<RunWarning> all, Kind kind, OptionalDouble value, double threshold) {
    if (value.isPresent() && value.getAsDouble() >= threshold) {
      all.add(new RunWarning(kind, value.getAsDouble()));
    }
  }

  private static void below(
      List<RunWarning> all, Kind kind, MetricsLog log, String name, double threshold) {
    OptionalDouble first = log.meanOfFirst(name, LAST / 2);
    OptionalDouble last = log.meanOfLast(name, LAST / 2);
    if (first.isPresent() && last.isPresent() && first.getAsDouble() > 0) {
      double share = last.getAsDouble() / first.getAsDouble();
      if (share <= threshold) {
        all.add(new RunWarning(kind, share));
      }
    }
  }

  private static void validation(List<RunWarning> all, MetricsLog log) {
    Curve curve = log.curve("validation/loss", 1000, 0, Long.MAX_VALUE);
    double lowest = Double.POSITIVE_INFINITY;
    for (Curve.Point point : curve.points()) {
      lowest = Math.min(lowest, point.low());
    }
    if (curve.points().size() > 1 && lowest > 0 && curve.last() / lowest >= RISEN) {
      all.add(new RunWarning(Kind.VALIDATION_RISES, curve.last() / lowest));
    }
  }
}
