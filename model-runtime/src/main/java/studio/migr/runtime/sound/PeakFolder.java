package studio.migr.runtime.sound;

import java.util.Arrays;

/** Folds a stream of samples into bins of equal length. */
final class PeakFolder {
  private final int binValues;
  private float[] min;
  private float[] max;
  private float[] square;
  private int bins;
  private float low = Float.MAX_VALUE;
  private float high = -Float.MAX_VALUE;
  private double sum;
  private int values;

  /**
   * @param binValues values (samples times channels) in a bin
   * @param expectedBins how many bins to make room for at first
   */
  PeakFolder(int binValues, int expectedBins) {
    this.binValues = binValues;
    this.min = new float[expectedBins];
    this.max = new float[expectedBins];
    this.square = new float[expectedBins];
  }

  /** Adds samples; what is no number counts as 0, what exceeds full scale as full scale. */
  void add(float[] samples) {
    int at = 0;
    while (at < samples.length) {
      int end = Math.min(samples.length, at + binValues - values);
      fold(samples, at, end);
      values += end - at;
      at = end;
      if (values == binValues) {
        finishBin();
      }
    }
  }

  private void fold(float[] samples, int from, int to) {
    float lowest = low;
    float highest = high;
    // A bin holds few values: their squares add up well enough in single precision.
    float squares = 0;
    for (int k = from; k < to; k++) {
      float value = samples[k];
      if (!(value >= -1 && value <= 1)) {
        value = clean(value);
      }
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
      squares += value * value;
    }
    low = lowest;
    high = highest;
    sum += squares;
  }

  private static float clean(float value) {
    return Float.isNaN(value) ? 0 : Math.clamp(value, -1f, 1f);
  }

  private void finishBin() {
    if (bins == min.length) {
      int room = Math.max(64, bins + bins / 2);
      min = Arrays.copyOf(min, room);
      max = Arrays.copyOf(max, room);
      square = Arrays.copyOf(square, room);
    }
    min[bins] = low;
    max[bins] = high;
    square[bins] = (float) (sum / values);
    bins++;
    low = Float.MAX_VALUE;
    high = -Float.MAX_VALUE;
    sum = 0;
    values = 0;
  }

  /** How many values there were in all. */
  long values() {
    return (long) bins * binValues + values;
  }

  /** All bins so far; the last may span fewer samples. */
  PeakLevel finish() {
    if (values > 0) {
      finishBin();
    }
    return new PeakLevel(
        Arrays.copyOf(min, bins), Arrays.copyOf(max, bins), Arrays.copyOf(square, bins));
  }
}
