package studio.migr.app.timeline;

/** Chooses how far apart the marks of the ruler stand. */
final class TickSteps {
  private static final double[] STEPS_MS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1000,
    2000,
    5000,
    10_000,
    15_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    900_000,
    1_800_000,
    3_600_000,
    7_200_000,
    18_000_000,
    36_000_000
  };

  private TickSteps() {}

  /**
   * The smallest round step, in milliseconds, whose labels do not touch.
   *
   * @param msPerPixel scale of the axis
   * @param labelPixels room a label needs
   */
  static double labelled(double msPerPixel, double labelPixels) {
    double wanted = msPerPixel * labelPixels;
    for (double step : STEPS_MS) {
      if (step >= wanted) {
        return step;
      }
    }
    return STEPS_MS[STEPS_MS.length - 1];
  }

  /** The small marks between two labelled ones: a round part of the step. */
  static double between(double labelledStep) {
    double lead = labelledStep / Math.pow(10, Math.floor(Math.log10(labelledStep)));
    boolean quarters = labelledStep > 10_000 && labelledStep % 60_000 == 0 || lead == 2;
    return labelledStep / (quarters ? 4 : 5);
  }

  /** The first multiple of {@code step} at or after {@code ms}. */
  static double firstAtOrAfter(double ms, double step) {
    return Math.ceil(ms / step - 1e-9) * step;
  }
}
