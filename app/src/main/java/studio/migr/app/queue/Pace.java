package studio.migr.app.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import studio.migr.app.store.LabelTable;

/**
 * How an annotator's day goes.
 *
 * @param clips different clips labelled today
 * @param perHour clips an hour of work, pauses of more than five minutes left out; empty before
 *     there are enough to tell
 */
record Pace(int clips, OptionalDouble perHour) {
  static final Pace NONE = new Pace(0, OptionalDouble.empty());

  private static final Duration PAUSE = Duration.ofMinutes(5);
  private static final int ENOUGH = 3;

  /**
   * @param moments labels of today, oldest first
   */
  static Pace of(List<LabelTable.Moment> moments) {
    long clips = moments.stream().map(LabelTable.Moment::clipId).distinct().count();
    Duration work = Duration.ZERO;
    long between = 0; // steps from one clip to another that were no pause
    for (int k = 1; k < moments.size(); k++) {
      Instant before = moments.get(k - 1).time();
      Duration gap = Duration.between(before, moments.get(k).time());
      if (gap.compareTo(PAUSE) < 0 && !gap.isNegative()) {
        work = work.plus(gap);
        between += moments.get(k).clipId().equals(moments.get(k - 1).clipId()) ? 0 : 1;
      }
    }
    boolean known = between >= ENOUGH && work.toMillis() > 0;
    return new Pace(
        (int) clips,
        known ? OptionalDouble.of(between * 3.6e6 / work.toMillis()) : OptionalDouble.empty());
  }

  /** How long {@code left} more clips take at this pace; empty if nobody can tell. */
  OptionalDouble minutesFor(int left) {
    return perHour.isPresent()
        ? OptionalDouble.of(60.0 * left / perHour.getAsDouble())
        : OptionalDouble.empty();
  }
}
