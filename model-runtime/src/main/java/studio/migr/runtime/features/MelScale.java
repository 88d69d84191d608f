package studio.migr.runtime.features;

/** Slaney's mel scale: linear below 1 kHz, logarithmic above. */
final class MelScale {
  private static final double KNEE_HZ = 1000;
  private static final double KNEE_MEL = 15;
  private static final double MELS_PER_E = 27 / Math.log(6.4);

  private MelScale() {}

  /**
   * Triangular bands of equal area, evenly spaced in mel.
   *
   * @return for each band its weights of the frequencies 0 to half the rate
   */
  static double[][] filters(int bands, int frequencies, int sampleRate) {
    double top = mel(sampleRate / 2.0);
    double[] edges = new double[bands + 2];
    for (int k = 0; k < edges.length; k++) {
      edges[k] = hertz(top * k / (bands + 1));
    }
    double[][] filters = new double[bands][frequencies];
    for (int band = 0; band < bands; band++) {
      double area = 2 / (edges[band + 2] - edges[band]);
      for (int k = 0; k < frequencies; k++) {
        double hertz = sampleRate / 2.0 * k / (frequencies - 1);
        double rise = (hertz - edges[band]) / (edges[band + 1] - edges[band]);
        double fall = (edges[band + 2] - hertz) / (edges[band + 2] - edges[band + 1]);
        filters[band][k] = area * Math.max(0, Math.min(rise, fall));
      }
    }
    return filters;
  }

  private static double mel(double hertz) {
    return hertz < KNEE_HZ
        ? hertz * KNEE_MEL / KNEE_HZ
        : KNEE_MEL + Math.log(hertz / KNEE_HZ) * MELS_PER_E;
  }

  private static double hertz(double mel) {
    return mel < KNEE_MEL
        ? mel * KNEE_HZ / KNEE_MEL
        : KNEE_HZ * Math.exp((mel - KNEE_MEL) / MELS_PER_E);
  }
}
