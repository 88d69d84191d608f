package studio.migr.clips.picture;

/** Which fine points make each coarse one along a line, and their shares: a bell curve. */
final class Taps {
  private static final double REACH = 2.2; // standard deviations

  private final int count;
  private final int[] first;
  private final float[] shares;

  /**
   * @param from how many fine points there are
   * @param to how many coarse ones
   * @param sigma standard deviation of the bell, in fine points
   */
  Taps(int from, int to, double sigma) {
    count = Math.min(from, 2 * (int) Math.ceil(REACH * sigma) + 1);
    first = new int[to];
    shares = new float[to * count];
    double ratio = (double) from / to;
    for (int each = 0; each < to; each++) {
      double middle = (each + 0.5) * ratio - 0.5;
      first[each] = Math.clamp((int) Math.round(middle) - count / 2, 0, from - count);
      double sum = 0;
      double[] weights = new double[count];
      for (int tap = 0; tap < count; tap++) {
        double off = first[each] + tap - middle;
        weights[tap] = StrictMath.exp(-0.5 * off * off / (sigma * sigma));
        sum += weights[tap];
      }
      for (int tap = 0; tap < count; tap++) {
        shares[each * count + tap] = (float) (weights[tap] / sum);
      }
    }
  }

  /** How many fine points make a coarse one. */
  int count() {
    return count;
  }

  /** The first of them. */
  int first(int coarse) {
    return first[coarse];
  }

  float share(int coarse, int tap) {
    return shares[coarse * count + tap];
  }
}
