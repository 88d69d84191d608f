package studio.migr.clips.head;

/** A smooth curve through given points: cubic Hermite with the slopes of Catmull and Rom. */
final class Curve {
  private final double[] at;
  private final double[] values;

  /** Pairs of place and value, places rising. */
  private Curve(double[] pairs) {
    at = new double[pairs.length / 2];
    values = new double[at.length];
    for (int each = 0; each < at.length; each++) {
      at[each] = pairs[2 * each];
      values[each] = pairs[2 * each + 1];
    }
  }

  static Curve through(double... pairs) {
    return new Curve(pairs);
  }

  /** The value at a place; beyond the ends the value of the end. */
  double value(double place) {
    if (place <= at[0]) {
      return values[0];
    }
    int last = at.length - 1;
    if (place >= at[last]) {
      return values[last];
    }
    int left = 0;
    while (at[left + 1] < place) {
      left++;
    }
    double width = at[left + 1] - at[left];
    double t = (place - at[left]) / width;
    double before = slope(left) * width;
    double after = slope(left + 1) * width;
    double t2 = t * t;
    double t3 = t2 * t;
    return values[left] * (2 * t3 - 3 * t2 + 1)
        + before * (t3 - 2 * t2 + t)
        + values[left + 1] * (3 * t2 - 2 * t3)
        + after * (t3 - t2);
  }

  private double slope(int point) {
    int before = Math.max(0, point - 1);
    int after = Math.min(at.length - 1, point + 1);
    return (values[after] - values[before]) / (at[after] - at[before]);
  }
}
