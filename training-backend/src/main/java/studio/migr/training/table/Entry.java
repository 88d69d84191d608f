package studio.migr.training.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.training.evaluate.Interval;

/**
 * What one model reached in one column.
 *
 * @param bySeed of each seed; empty where it is not defined
 * @param mean over the seeds where it is defined
 * @param interval of the mean, over the people in the clips; seeds are as they are
 */
public record Entry(List<OptionalDouble> bySeed, OptionalDouble mean, Optional<Interval> interval) {
  public Entry {
    bySeed = List.copyOf(bySeed);
  }
}
