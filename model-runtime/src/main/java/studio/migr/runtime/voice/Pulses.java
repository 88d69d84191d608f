package studio.migr.runtime.voice;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The periods of one voiced stretch, found by waveform matching as in Praat's point process by
 * cross-correlation: from the strongest instant in the middle outwards, each at the lag near one
 * period where the waveform is most like that around the one before.
 *
 * @param times of the instants, in samples from the stretch's start, ascending
 * @param amplitudes root mean square around each
 */
record Pulses(double[] times, double[] amplitudes) {
  private static final double NEAREST = 0.8;
  private static final double FARTHEST = 1.25;

  /** What is less alike than this is no repetition. */
  private static final double LEAST_ALIKE = 0.3;

  /** Share of a period on either side that an amplitude is taken from. */
  private static final double WEIGHED = 0.2;

  /**
   * What is compared, in periods before and after the instant. Praat takes a half of either; but
   * what sounds before the instant still belongs to the former period, and evens the two out.
   */
  private static final double BEFORE = 0.1;

  private static final double AFTER = 0.4;

  /** The period at a place, in samples. */
  @FunctionalInterface
  interface Period {
    double at(double sample);
  }

  /**
   * @param samples the stretch with {@code margin} samples more on either side
   * @param length of the stretch
   */
  static Pulses in(float[] samples, int margin, int length, Period period) {
    double middle = margin + length / 2.0;
    double start = strongest(samples, middle, period.at(middle - margin));
    Deque<Double> found = new ArrayDeque<>();
    found.add(start);
    for (int direction = -1; direction <= 1; direction += 2) {
      double at = start;
      double last = start;
      while (true) {
        double expected = period.at(at - margin);
        Match match = match(samples, at, expected, direction);
        at += direction * match.lag;
        if (at < margin || at >= margin + length) {
          break;
        }
        if (match.alike > LEAST_ALIKE && Math.abs(at - last) > NEAREST * expected) {
          last = at;
          if (direction < 0) {
            found.addFirst(at);
          } else {
            found.addLast(at);
          }
        }
      }
    }
    double[] times = new double[found.size()];
    double[] amplitudes = new double[times.length];
    int i = 0;
    for (double at : found) {
      times[i] = at - margin;
      amplitudes[i++] = amplitude(samples, at, period.at(at - margin));
    }
    return new Pulses(times, amplitudes);
  }

  private static double strongest(float[] samples, double middle, double period) {
    int from = Math.max(0, (int) (middle - period / 2));
    int to = Math.min(samples.length, (int) (middle + period / 2) + 1);
    int best = from;
    for (int i = from; i < to; i++) {
      best = Math.abs(samples[i]) > Math.abs(samples[best]) ? i : best;
    }
    return best;
  }

  /**
   * @param lag in samples, always positive
   * @param alike normalised cross-correlation
   */
  private record Match(double lag, double alike) {}

  private static Match match(float[] samples, double at, double period, int direction) {
    int before = (int) Math.round(BEFORE * period);
    int stretch = Math.max(4, before + (int) Math.round(AFTER * period));
    int centre = (int) Math.round(at);
    int shortest = (int) Math.floor(NEAREST * period);
    int longest = (int) Math.ceil(FARTHEST * period);
    double[] alike = new double[longest - shortest + 3];
    int best = 1;
    for (int i = 0; i < alike.length; i++) {
      alike[i] = alike(samples, centre - before, direction * (shortest - 1 + i), stretch);
      if (i > 0 && i < alike.length - 1 && alike[i] > alike[best]) {
        best = i;
      }
    }
    double slope = (alike[best + 1] - alike[best - 1]) / 2;
    double curve = 2 * alike[best] - alike[best - 1] - alike[best + 1];
    double shift = curve > 0 ? Math.clamp(slope / curve, -1.0, 1.0) : 0;
    return new Match(shortest - 1 + best + shift, alike[best]);
  }

  /** With the samples {@code lag} away; as much of both as there is. */
  private static double alike(float[] samples, int from, int lag, int length) {
    int first = Math.max(from, Math.max(0, -lag));
    int last = Math.min(from + length, samples.length - Math.max(0, lag));
    return last <= first
        ? 0
        : CrossCorrelation.normalised(samples, first, first + lag, last - first);
  }

  /** Root mean square under a window of Hann's over a fifth of a period on either side. */
  private static double amplitude(float[] samples, double at, double period) {
    double reach = WEIGHED * period;
    double weights = 0;
    double squares = 0;
    for (int i = (int) Math.max(0, at - reach); i < Math.min(samples.length, at + reach); i++) {
      double weight = 0.5 + 0.5 * Math.cos(Math.PI * (i - at) / reach);
      weights += weight;
      squares += weight * samples[i] * samples[i];
    }
    return weights > 0 ? Math.sqrt(squares / weights) : 0;
  }
}
