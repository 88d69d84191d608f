package studio.migr.training.evaluate;

import java.util.Arrays;
import java.util.Optional;

/** Where 95 of 100 repetitions with other clips, or other people, of the same kind would lie. */
public record Interval(double low, double high) {
  private static final double TAIL = 0.025;

  /** Of the normal distribution, beyond which lie 2.5 of 100. */
  private static final double Z = 1.959964;

  /**
   * Of a share: Wilson's score interval (1927), which holds for few, and for none or all of them.
   *
   * @param whole at least 1
   */
  public static Interval ofShare(int part, int whole) {
    double p = part / (double) whole;
    double wider = 1 + Z * Z / whole;
    double middle = (p + Z * Z / (2 * whole)) / wider;
    double half = Z / wider * Math.sqrt(p * (1 - p) / whole + Z * Z / (4.0 * whole * whole));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }

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
