package studio.migr.runtime.voice;

/**
 * How much stronger the low frequencies of a frame are than the high ones, in dB: a loud or tense
 * voice has less of this than a soft or breathy one.
 *
 * @param alphaDb energy of 50 to 1000 Hz over that of 1 to 5 kHz (alpha ratio)
 * @param hammarbergDb strongest partial up to 2 kHz over the strongest of 2 to 5 kHz (Hammarberg et
 *     al. 1980); both as in Eyben et al. (2016)
 */
record SpectralBalance(double alphaDb, double hammarbergDb) {
  static final double TOP_HZ = 5000;
  private static final double BOTTOM_HZ = 50;
  private static final double ALPHA_HZ = 1000;
  private static final double HAMMARBERG_HZ = 2000;

  /**
   * @param power of bins from 0 Hz on
   */
  static SpectralBalance of(float[] power, double binHz) {
    return new SpectralBalance(
        decibels(sum(power, binHz, BOTTOM_HZ, ALPHA_HZ), sum(power, binHz, ALPHA_HZ, TOP_HZ)),
        decibels(peak(power, binHz, 0, HAMMARBERG_HZ), peak(power, binHz, HAMMARBERG_HZ, TOP_HZ)));
  }

  private static double decibels(double low, double high) {
    return low > 0 && high > 0 ? 10 * Math.log10(low / high) : Double.NaN;
  }

  private static double sum(float[] power, double binHz, double fromHz, double toHz) {
    double sum = 0;
    for (int k = first(binHz, fromHz); k < first(binHz, toHz); k++) {
      sum += power[k];
    }
    return sum;
  }

  private static double peak(float[] power, double binHz, double fromHz, double toHz) {
    double peak = 0;
    for (int k = first(binHz, fromHz); k < first(binHz, toHz); k++) {
      peak = Math.max(peak, power[k]);
    }
    return peak;
  }

  private static int first(double binHz, double hz) {
    return (int) Math.ceil(hz / binHz);
  }
}
