package studio.migr.clips.picture;

/**
 * From light to the levels of a picture: bright light is kept from clipping hard, then sRGB (IEC
 * 61966-2-1).
 */
final class ToneCurve {
  private static final int STEPS = 4096; // from black to white
  private static final float BRIGHTEST = 3;
  private static final float KNEE = 0.7f;
  private static final float[] LEVELS = new float[(int) BRIGHTEST * STEPS + 1];

  static {
    for (int each = 0; each < LEVELS.length; each++) {
      double part = tone((double) each / STEPS);
      LEVELS[each] =
          (float)
              (255
                  * (part <= 0.0031308
                      ? 12.92 * part
                      : 1.055 * StrictMath.pow(part, 1 / 2.4) - 0.055));
    }
  }

  private ToneCurve() {}

  private static double tone(double value) {
    double room = 1 - KNEE;
    return value <= KNEE ? value : KNEE + room * (1 - StrictMath.exp(-(value - KNEE) / room));
  }

  /** The level of light from 0 (black) to 1 (white) and above, 0 to 255. */
  static float level(float light) {
    int step = (int) (light * STEPS + 0.5f);
    return LEVELS[step < 0 ? 0 : Math.min(step, LEVELS.length - 1)];
  }
}
