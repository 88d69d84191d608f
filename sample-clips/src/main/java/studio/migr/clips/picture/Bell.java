package studio.migr.clips.picture;

/** The bell curve from a table: the same on every machine, and fast enough for each point. */
final class Bell {
  private static final float FURTHEST = 18;
  private static final int STEPS = 64;
  private static final float[] VALUES = new float[(int) FURTHEST * STEPS + 2];

  static {
    for (int each = 0; each < VALUES.length; each++) {
      VALUES[each] = (float) StrictMath.exp(-0.5 * each / STEPS);
    }
  }

  private Bell() {}

  /** The height at a distance whose square in standard deviations is given: 1 in the middle. */
  static float at(float square) {
    if (!(square < FURTHEST)) {
      return 0;
    }
    float place = square * STEPS;
    int left = (int) place;
    return VALUES[left] + (VALUES[left + 1] - VALUES[left]) * (place - left);
  }
}
