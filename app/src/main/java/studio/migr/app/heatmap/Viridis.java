package studio.migr.app.heatmap;

/**
 * A colour map in which equal steps look equal, also to the colour-blind and in grey.
 *
 * @see <a href="https://bids.github.io/colormap/">Smith and van der Walt</a>, of whose colours this
 *     is the fit of sixth degree by Zucker
 */
final class Viridis {
  private static final double[][] FACTORS = {
    {0.2777273, 0.0054073, 0.3340998},
    {0.1050930, 1.4046135, 1.3845902},
    {-0.3308618, 0.2148476, 0.0950952},
    {-4.6342305, -5.7991010, -19.3324410},
    {6.2282699, 14.1799334, 56.6905526},
    {4.7763850, -13.7451454, -65.3530326},
    {-5.4354559, 4.6458526, 26.3124352}
  };

  private static final int STEPS = 256;
  private static final int[] COLORS = colors();

  private Viridis() {}

  /**
   * @param step 0 to 255
   * @return an opaque colour, 0xAARRGGBB
   */
  static int argb(int step) {
    return COLORS[step];
  }

  private static int[] colors() {
    int[] colors = new int[STEPS];
    for (int step = 0; step < STEPS; step++) {
      double at = step / (STEPS - 1.0);
      int argb = 0xff;
      for (int channel = 0; channel < 3; channel++) {
        double value = 0;
        for (int power = FACTORS.length - 1; power >= 0; power--) {
          value = value * at + FACTORS[power][channel];
        }
        argb = argb << Byte.SIZE | (int) Math.round(255 * Math.clamp(value, 0, 1));
      }
      colors[step] = argb;
    }
    return colors;
  }
}
