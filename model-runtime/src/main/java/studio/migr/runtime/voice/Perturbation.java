package studio.migr.runtime.voice;

/**
 * How unequal neighbouring periods of a voice are, summed up over all its voiced stretches with the
 * definitions and limits of Praat's voice report. All results are shares, 0.01 for 1 %; NaN where
 * there are too few periods.
 */
final class Perturbation {
  private static final double SHORTEST = 0.0001 * Recording.RATE;
  private static final double LONGEST = 0.02 * Recording.RATE;

  /** Periods that differ more than this are none of one voice. */
  private static final double PERIOD_FACTOR = 1.3;

  private static final double AMPLITUDE_FACTOR = 1.6;

  private final Mean period = new Mean();
  private final Mean periodStep = new Mean();
  private final Mean periodBend = new Mean();
  private final Mean amplitude = new Mean();
  private final Mean amplitudeStep = new Mean();
  private final Mean amplitudeBend = new Mean();

  void add(Pulses pulses) {
    double[] times = pulses.times();
    double[] heights = pulses.amplitudes();
    for (int i = 0; i + 1 < times.length; i++) {
      double first = times[i + 1] - times[i];
      if (!possible(first)) {
        continue;
      }
      period.add(first);
      if (heights[i] > 0) {
        amplitude.add(heights[i]);
        if (alike(heights[i], heights[i + 1], AMPLITUDE_FACTOR)) {
          amplitudeStep.add(Math.abs(heights[i + 1] - heights[i]));
        }
      }
      if (i + 2 >= times.length) {
        continue;
      }
      double second = times[i + 2] - times[i + 1];
      if (!possible(second) || !alike(first, second, PERIOD_FACTOR)) {
        continue;
      }
      periodStep.add(Math.abs(second - first));
      if (alike(heights[i], heights[i + 1], AMPLITUDE_FACTOR)
          && alike(heights[i + 1], heights[i + 2], AMPLITUDE_FACTOR)) {
        amplitudeBend.add(bend(heights[i], heights[i + 1], heights[i + 2]));
      }
      double third = i + 3 < times.length ? times[i + 3] - times[i + 2] : 0;
      if (possible(third) && alike(second, third, PERIOD_FACTOR)) {
        periodBend.add(bend(first, second, third));
      }
    }
  }

  private static double bend(double before, double here, double after) {
    return Math.abs(here - (before + here + after) / 3);
  }

  private static boolean possible(double samples) {
    return samples >= SHORTEST && samples <= LONGEST;
  }

  private static boolean alike(double a, double b, double factor) {
    return a > 0 && b > 0 && Math.max(a, b) <= factor * Math.min(a, b);
  }

  /** Mean difference of neighbouring periods over their mean. */
  double jitterLocal() {
    return periodStep.value() / period.value();
  }

  /**
   * Mean difference of a period from the mean of itself and its neighbours, over the mean period:
   * hardly raised by a glide.
   */
  double jitterRap() {
    return periodBend.value() / period.value();
  }

  /** Mean difference of the amplitudes of neighbouring periods over their mean. */
  double shimmerLocal() {
    return amplitudeStep.value() / amplitude.value();
  }

  /** As {@link #jitterRap}, of amplitudes. */
  double shimmerApq3() {
    return amplitudeBend.value() / amplitude.value();
  }
}
