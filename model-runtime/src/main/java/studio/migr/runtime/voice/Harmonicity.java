package studio.migr.runtime.voice;

/**
 * How much of a voiced frame repeats itself: the normalised cross-correlation r of two stretches
 * that lie one period apart, as 10 log10(r / (1 − r)) dB (Boersma 1993, section 4, with Praat's
 * forward cross-correlation, which a change of loudness does not disturb).
 */
final class Harmonicity {
  /** A stretch is as long as one period of 75 Hz, whatever the voice. */
  private static final int STRETCH = Recording.RATE / 75;

  /** Lags on either side that a value between lags is made from. */
  private static final int SIDE = 10;

  private static final int PARTS = 4;
  private static final double GREATEST = 1 - 1e-6; // 60 dB: beyond it rounding decides

  private static final double[][] KERNELS = kernels();

  private final float[] around = new float[4 * Recording.RATE / (int) PitchSettings.LOWEST_HZ];

  /**
   * @param centre sample in the middle of the frame
   * @param hz its fundamental frequency
   * @return dB, from -30 to 60
   */
  double decibels(RollingSamples samples, long centre, double hz) {
    double period = Recording.RATE / hz;
    int middle = (int) Math.round(period);
    int reach = Math.max(1, (int) Math.ceil(0.02 * period));
    int lowest = Math.max(2, middle - reach - SIDE);
    int count = middle + reach + SIDE - lowest + 1;
    long first = centre - (STRETCH + middle) / 2;
    samples.copy(first, around);
    double[] correlations = new double[count];
    for (int i = 0; i < count; i++) {
      correlations[i] = CrossCorrelation.normalised(around, 0, lowest + i, STRETCH);
    }
    int best = middle - reach - lowest;
    for (int i = best; i <= middle + reach - lowest; i++) {
      best = correlations[i] > correlations[best] ? i : best;
    }
    double r = Math.clamp(top(correlations, best), 1e-3, GREATEST);
    return 10 * Math.log10(r / (1 - r));
  }

  /** The greatest value near {@code best}, between lags too. */
  private static double top(double[] correlations, int best) {
    double[] fine = new double[2 * PARTS + 1];
    int peak = 0;
    for (int k = 0; k < fine.length; k++) {
      int offset = k - PARTS;
      int base = best + Math.floorDiv(offset, PARTS);
      fine[k] = between(correlations, base, KERNELS[Math.floorMod(offset, PARTS)]);
      peak = fine[k] > fine[peak] ? k : peak;
    }
    if (peak == 0 || peak == fine.length - 1) {
      return fine[peak];
    }
    double curve = 2 * fine[peak] - fine[peak - 1] - fine[peak + 1];
    double slope = fine[peak + 1] - fine[peak - 1];
    return curve > 0 ? fine[peak] + slope * slope / (8 * curve) : fine[peak];
  }

  private static double between(double[] values, int base, double[] kernel) {
    double sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      int index = Math.clamp(base + i - SIDE + 1, 0, values.length - 1);
      sum += kernel[i] * values[index];
    }
    return sum;
  }

  /** Interpolation by a sinc under a raised cosine, for each part of the way between two lags. */
  private static double[][] kernels() {
    double[][] kernels = new double[PARTS][2 * SIDE];
    for (int part = 0; part < PARTS; part++) {
      for (int i = 0; i < 2 * SIDE; i++) {
        double distance = i - SIDE + 1 - (double) part / PARTS;
        double angle = Math.PI * distance;
        double sinc = distance == 0 ? 1 : Math.sin(angle) / angle;
        kernels[part][i] = sinc * (0.5 + 0.5 * Math.cos(angle / (SIDE + 0.5)));
      }
    }
    return kernels;
  }
}
