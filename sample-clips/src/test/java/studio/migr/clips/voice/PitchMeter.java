package studio.migr.clips.voice;

/**
 * Finds F0 by normalised autocorrelation and nothing else: it knows nothing of how the sound was
 * made. Each lag compares 20 ms around the instant with 20 ms one lag later; a longer lag must be
 * better by 0.05 an octave.
 */
final class PitchMeter {
  private static final double LOWEST = 60;
  private static final double HIGHEST = 700;
  private static final double OCTAVE_COST = 0.05;

  private final float[] samples;
  private final float[] smooth;
  private final int rate;

  PitchMeter(Utterance utterance) {
    samples = utterance.samples();
    rate = utterance.sampleRate();
    smooth = mean(mean(samples));
  }

  /** F0 at a time in s, Hz. */
  double at(double seconds) {
    int middle = (int) Math.round(seconds * rate);
    int shortest = (int) (rate / HIGHEST);
    int longest = (int) (rate / LOWEST);
    double[] likeness = new double[longest + 2];
    for (int lag = shortest; lag <= longest + 1; lag++) {
      likeness[lag] = likeness(middle, lag);
    }
    double best = -2;
    int found = shortest + 1;
    for (int lag = shortest + 1; lag <= longest; lag++) {
      double value = likeness[lag] - OCTAVE_COST * Math.log(lag) / Math.log(2);
      boolean peak = likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1];
      if (peak && value > best) {
        best = value;
        found = lag;
      }
    }
    double before = likeness[found - 1];
    double after = likeness[found + 1];
    double bend = before - 2 * likeness[found] + after;
    return rate / (found + (bend == 0 ? 0 : 0.5 * (before - after) / bend));
  }

  /** Level of 20 ms around a time, dB below full scale. */
  double power(double seconds) {
    int from = Math.max(0, (int) ((seconds - 0.01) * rate));
    double sum = 1e-12;
    for (int each = from; each < Math.min(samples.length, from + rate / 50); each++) {
      sum += samples[each] * (double) samples[each];
    }
    return 10 * Math.log10(sum / (rate / 50.0));
  }

  private double likeness(int middle, int lag) {
    int length = rate / 50;
    int from = middle - (length + lag) / 2;
    if (from < 0 || from + length + lag > smooth.length) {
      return 0;
    }
    double both = 0;
    double first = 1e-12;
    double second = 1e-12;
    for (int each = from; each < from + length; each++) {
      both += smooth[each] * (double) smooth[each + lag];
      first += smooth[each] * (double) smooth[each];
      second += smooth[each + lag] * (double) smooth[each + lag];
    }
    return both / Math.sqrt(first * second);
  }

  /** A low-pass: running mean of nine samples. */
  private static float[] mean(float[] values) {
    float[] means = new float[values.length];
    for (int each = 4; each < values.length - 4; each++) {
      double sum = 0;
      for (int near = -4; near <= 4; near++) {
        sum += values[each + near];
      }
      means[each] = (float) (sum / 9);
    }
    return means;
  }
}
