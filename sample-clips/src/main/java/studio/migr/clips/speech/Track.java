package studio.migr.clips.speech;

import java.util.Arrays;

/** A quantity that changes over time: one value per millisecond from the beginning of a clip. */
public final class Track {
  private final double[] values;

  /** The same value all the time. */
  public Track(double seconds, double value) {
    values = new double[millis(seconds) + 2];
    Arrays.fill(values, value);
  }

  private Track(double[] values) {
    this.values = values;
  }

  /** How many milliseconds it has. */
  public int length() {
    return values.length;
  }

  /** The value at a millisecond. */
  public double get(int millisecond) {
    return values[millisecond];
  }

  /** The value at a time in s; beyond the ends the value of the end. */
  public double at(double seconds) {
    double place = Math.clamp(seconds * 1000, 0, values.length - 1.0);
    int left = (int) place;
    int right = Math.min(left + 1, values.length - 1);
    return values[left] + (place - left) * (values[right] - values[left]);
  }

  /** Sets a value from one time to another, s. */
  public void set(double from, double to, double value) {
    line(from, to, value, value);
  }

  /** Sets a straight line from one time to another, s. */
  public void line(double from, double to, double first, double last) {
    int begin = Math.max(0, millis(from));
    int end = Math.min(values.length, millis(to));
    for (int each = begin; each < end; each++) {
      double share = Math.clamp((each - from * 1000) / Math.max(1, (to - from) * 1000), 0, 1);
      values[each] = first + share * (last - first);
    }
  }

  /**
   * This quantity moved by something slow: the mean over a window that is widest in the middle
   * (twice a running mean).
   *
   * @param width standard deviation of the window, s
   */
  public Track smoothed(double width) {
    // Two running means of n values each have the variance (n² - 1) / 6.
    int half = (int) Math.round((StrictMath.sqrt(6e6 * width * width + 1) - 1) / 2);
    return half < 1 ? this : runningMean(half).runningMean(half);
  }

  private Track runningMean(int half) {
    double[] means = new double[values.length];
    double sum = 0;
    for (int each = -half; each <= half; each++) {
      sum += near(each);
    }
    for (int each = 0; each < values.length; each++) {
      means[each] = sum / (2 * half + 1);
      sum += near(each + half + 1) - near(each - half);
    }
    return new Track(means);
  }

  private double near(int millisecond) {
    return values[Math.clamp(millisecond, 0, values.length - 1)];
  }

  private static int millis(double seconds) {
    return (int) Math.round(seconds * 1000);
  }
}
