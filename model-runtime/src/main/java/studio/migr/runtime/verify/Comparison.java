package studio.migr.runtime.verify;

/** The largest deviation between found and expected values, and the largest of the expected. */
public final class Comparison {
  private double largest;
  private double peak;

  /** Adds values, pair by pair; of another number, they deviate without bound. */
  public void add(float[] found, float[] expected) {
    if (found.length != expected.length) {
      largest = Double.POSITIVE_INFINITY;
      return;
    }
    for (int k = 0; k < found.length; k++) {
      add(found[k], expected[k]);
    }
  }

  /**
   * Adds values [rows, tokens, width] of those tokens that are no padding.
   *
   * @param padding how many of each row's tokens are padding, on the left
   */
  public void addRows(float[] found, float[] expected, int tokens, long[] padding) {
    if (found.length != expected.length) {
      largest = Double.POSITIVE_INFINITY;
      return;
    }
    int width = found.length / tokens / padding.length;
    for (int k = 0; k < found.length; k++) {
      if (k / width % tokens >= padding[k / width / tokens]) {
        add(found[k], expected[k]);
      }
    }
  }

  void add(double found, double expected) {
    double deviation = Math.abs(found - expected);
    largest = Double.isNaN(deviation) ? Double.POSITIVE_INFINITY : Math.max(largest, deviation);
    peak = Math.max(peak, Math.abs(expected));
  }

  public double largest() {
    return largest;
  }

  /** What tolerances are multiplied with: the largest expected value, at least 1. */
  public double scale() {
    return Math.max(1, peak);
  }
}
