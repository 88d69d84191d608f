package studio.migr.runtime.voice;

/** How alike two stretches of the same samples are. */
final class CrossCorrelation {
  private CrossCorrelation() {}

  /**
   * Sum of the products of {@code length} samples. Four sums at once: one alone would wait for
   * itself at every step.
   */
  static float product(float[] samples, int first, int second, int length) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    for (; i < length - 3; i += 4) {
      a += samples[first + i] * samples[second + i];
      b += samples[first + i + 1] * samples[second + i + 1];
      c += samples[first + i + 2] * samples[second + i + 2];
      d += samples[first + i + 3] * samples[second + i + 3];
    }
    for (; i < length; i++) {
      a += samples[first + i] * samples[second + i];
    }
    return a + b + (c + d);
  }

  static float energy(float[] samples, int from, int length) {
    return product(samples, from, from, length);
  }

  /** From −1 to 1; 0 if either is silent. */
  static double normalised(float[] samples, int first, int second, int length) {
    float here = energy(samples, first, length);
    float there = energy(samples, second, length);
    return here > 0 && there > 0
        ? product(samples, first, second, length) / Math.sqrt((double) here * there)
        : 0;
  }
}
