package studio.migr.clips.voice;

/** How loud samples are, where 1 is full scale. */
final class Level {
  private static final double HIGHEST = 0.89; // -1 dBFS

  private Level() {}

  /** Root of the mean square from one time to another, s; of all samples if there is no time. */
  static double rms(float[] samples, int sampleRate, double from, double to) {
    int begin = to > from ? (int) (from * sampleRate) : 0;
    int end = to > from ? Math.min(samples.length, (int) (to * sampleRate)) : samples.length;
    double sum = 0;
    for (int each = begin; each < end; each++) {
      sum += samples[each] * (double) samples[each];
    }
    return StrictMath.sqrt(sum / Math.max(1, end - begin));
  }

  /** Turns everything down, if a peak would come nearer to full scale than 1 dB. */
  static void keepWithin(float[] samples) {
    double highest = 0;
    for (float sample : samples) {
      highest = Math.max(highest, Math.abs(sample));
    }
    if (highest > HIGHEST) {
      double down = HIGHEST / highest;
      for (int each = 0; each < samples.length; each++) {
        samples[each] = (float) (samples[each] * down);
      }
    }
  }

  /** A factor from dB. */
  static double factor(double decibels) {
    return StrictMath.pow(10, decibels / 20);
  }
}
