package studio.migr.runtime.voice;

import java.util.Arrays;

/** Finds the fundamental frequencies that a frame may have: the peaks of its autocorrelation. */
final class PitchCandidates {
  private static final int MOST = 14;
  private static final float[] NONE = {};

  /**
   * How much less alike a voice may be with each further period. Breath in a formant is also alike
   * after one period of the formant, but has soon forgotten it.
   */
  private static final double LOSS = 0.1;

  private final PitchSettings settings;
  private final Autocorrelation correlation;
  private final float[] frame;
  private final float[] hz = new float[MOST];
  private final float[] strength = new float[MOST];
  private final int lagRate;
  private final int shortest;

  /**
   * @param fineness lags of the autocorrelation for each sample
   */
  PitchCandidates(PitchSettings settings, int fineness) {
    this.settings = settings;
    this.lagRate = fineness * Recording.RATE;
    correlation = new Autocorrelation(settings.floorHz(), fineness);
    frame = new float[correlation.length()];
    shortest = (int) (lagRate / settings.ceilingHz()) - fineness;
  }

  /** Of the frame around a sample. */
  PitchFrame around(RollingSamples samples, long centre) {
    long first = samples.around(centre, frame);
    float peak = peak((int) (centre - first));
    correlation.transform(frame);
    if (!correlation.sounds()) {
      return new PitchFrame(NONE, NONE, peak);
    }
    int count = 0;
    double before = correlation.at(shortest - 1);
    double here = correlation.at(shortest);
    for (int lag = shortest; lag < correlation.count() - 1; lag++) {
      double after = correlation.at(lag + 1);
      if (here > settings.voicing() / 2 && here > before && here >= after) {
        count = add(count, lag, before, here, after);
      }
      before = here;
      here = after;
    }
    return new PitchFrame(Arrays.copyOf(hz, count), Arrays.copyOf(strength, count), peak);
  }

  /** Adds a peak, whose top is taken from a parabola through three lags, if there is room. */
  private int add(int count, int lag, double before, double here, double after) {
    double curve = 2 * here - before - after;
    double shift = curve > 0 ? 0.5 * (after - before) / curve : 0;
    double top = here + 0.25 * (after - before) * shift;
    double frequency = lagRate / (lag + shift);
    if (frequency < settings.floorHz() || frequency > settings.ceilingHz()) {
      return count;
    }
    int place = count < MOST ? count : weakest();
    double value = lasting(top > 1 ? 1 / top : top, lag + shift);
    if (place == count || worth(value, frequency) > worth(strength[place], hz[place])) {
      hz[place] = (float) frequency;
      strength[place] = (float) value;
    }
    return Math.max(count, place + (place == count ? 1 : 0));
  }

  /** What is left of a candidate's strength when it has to last for several periods. */
  private double lasting(double strongest, double period) {
    double value = strongest;
    for (int periods = 2; ; periods++) {
      int lag = (int) Math.round(periods * period);
      if (lag + 1 >= correlation.count()) {
        return value;
      }
      double near = Math.max(correlation.at(lag - 1), correlation.at(lag + 1));
      value = Math.min(value, Math.max(correlation.at(lag), near) + LOSS * (periods - 1));
    }
  }

  private int weakest() {
    int weakest = 0;
    for (int i = 1; i < MOST; i++) {
      if (worth(strength[i], hz[i]) < worth(strength[weakest], hz[weakest])) {
        weakest = i;
      }
    }
    return weakest;
  }

  private double worth(double correlated, double frequency) {
    return correlated - settings.octave() * log2(settings.ceilingHz() / frequency);
  }

  static double log2(double ratio) {
    return Math.log(ratio) / Math.log(2);
  }

  /** Greatest amplitude within a period of the floor. */
  private float peak(int centre) {
    double mean = 0;
    for (float value : frame) {
      mean += value;
    }
    mean /= frame.length;
    int reach = (int) (Recording.RATE / settings.floorHz() / 2);
    double peak = 0;
    for (int i = Math.max(0, centre - reach); i < Math.min(frame.length, centre + reach); i++) {
      peak = Math.max(peak, Math.abs(frame[i] - mean));
    }
    return (float) peak;
  }

  /** Power of the frame last looked at; see {@link Autocorrelation#power}. */
  float[] power() {
    return correlation.power();
  }

  double binHz() {
    return correlation.binHz();
  }
}
