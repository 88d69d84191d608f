package studio.migr.runtime.voice;

import java.util.Arrays;

/** Order statistics of those of some values that are numbers. */
final class Quantiles {
  private final float[] sorted;

  Quantiles(float[] values) {
    float[] numbers = new float[values.length];
    int count = 0;
    for (float value : values) {
      if (!Float.isNaN(value)) {
        numbers[count++] = value;
      }
    }
    sorted = Arrays.copyOf(numbers, count);
    Arrays.sort(sorted);
  }

  int count() {
    return sorted.length;
  }

  /**
   * The value below which {@code share} of them lie, between neighbours by a straight line; NaN if
   * there are none.
   */
  double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
