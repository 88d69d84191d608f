package studio.migr.training.evaluate;

import java.util.Arrays;
import java.util.Optional;

/** Where 95 of 100 repetitions with other clips, or other people, of the same kind would lie. */
public record Interval(double low, double high) {
  private static final double TAIL = 0.025;

  /**
   * The middle 95 of 100 of a figure's values over repeated draws (percentile bootstrap, Efron
   * 1979).
   *
   * @param values one for each draw; NaN where the figure was not defined
   * @return empty if it was not defined in half of the draws or more
   */
  public static Optional<Interval> of(double[] values) {
    double[] sorted =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    if (sorted.length <= values.length / 2) {
      return Optional.empty();
    }
    int low = (int) Math.floor(TAIL * (sorted.length - 1));
    int high = (int) Math.ceil((1 - TAIL) * (sorted.length - 1));
    return Optional.of(new Interval(sorted[low], sorted[high]));
  }
}
