package studio.migr.clips.picture;

/** Normal values from random bits, by a table of quantiles: fast enough for each point. */
final class Grain {
  private static final int BITS = 12;
  private static final float[] QUANTILES = new float[1 << BITS];

  static {
    // The bell's area is summed in small steps until each quantile is reached.
    double step = 1.0 / 4096;
    double below = 0;
    double value = -8;
    for (int each = 0; each < QUANTILES.length; each++) {
      double wanted = (each + 0.5) / QUANTILES.length;
      while (below < wanted) {
        double middle = value + step / 2;
        below += step * StrictMath.exp(-0.5 * middle * middle) / Math.sqrt(2 * Math.PI);
        value += step;
      }
      QUANTILES[each] = (float) value;
    }
  }

  private Grain() {}

  /** A value with mean 0 and standard deviation 1 from the lowest bits. */
  static float of(long bits) {
    return QUANTILES[(int) bits & (QUANTILES.length - 1)];
  }
}
