package studio.migr.app.bench;

import java.util.Arrays;

/**
 * A figure beside the machine's own floor, both measured in the same run.
 *
 * @param name as it stands in the result, in snake_case
 * @param unit such as {@code ms}
 * @param value median of what was measured
 * @param worst the 95th percentile on the bad side
 * @param floor what the barest thing that could do it costs, or reaches
 * @param target what is promised
 * @param higherIsBetter whether the promise is a least value, not a greatest
 */
public record Figure(
    String name,
    String unit,
    double value,
    double worst,
    double floor,
    double target,
    boolean higherIsBetter) {

  public boolean met() {
    return higherIsBetter ? value >= target : value <= target;
  }

  /** A time in ms of which less is better; {@code millis} are several runs. */
  static Figure time(String name, double[] millis, double floor, double target) {
    double[] sorted = millis.clone();
    Arrays.sort(sorted);
    return new Figure(
        name,
        "ms",
        sorted[sorted.length / 2],
        sorted[(int) Math.ceil(sorted.length * 0.95) - 1], // nearest rank
        floor,
        target,
        false);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
