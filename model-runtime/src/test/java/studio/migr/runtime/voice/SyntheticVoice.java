package studio.migr.runtime.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A vowel from a train of pulses through a glottal low-pass and formants, with every period, every
 * amplitude and the noise known.
 */
final class SyntheticVoice {
  private static final double[][] FORMANTS = {{660, 80}, {1700, 100}, {2500, 150}, {3500, 200}};
  private static final int SIDE = 12;

  private final int rate;
  private final Random random = new Random(7);
  private final List<Double> pulses = new ArrayList<>();
  private final List<Double> strengths = new ArrayList<>();
  private double jitter;
  private double shimmer;

  SyntheticVoice(int rate) {
    this.rate = rate;
  }

  /** Each period is longer or shorter by a normal deviation of this share. */
  SyntheticVoice jitter(double share) {
    jitter = share;
    return this;
  }

  /** Each pulse is stronger or weaker by a normal deviation of this share. */
  SyntheticVoice shimmer(double share) {
    shimmer = share;
    return this;
  }

  /** Voices the seconds from {@code from} to {@code to}; the frequency by the second. */
  SyntheticVoice voice(double from, double to, DoubleUnaryOperator hz) {
    double at = from;
    while (at < to) {
      pulses.add(at);
      strengths.add(1 + shimmer * random.nextGaussian());
      at += (1 + jitter * random.nextGaussian()) / hz.applyAsDouble(at);
    }
    return this;
  }

  /** The sound, so loud that its root mean square is 0.1. */
  float[] sound(double seconds) {
    double[] samples = new double[(int) Math.round(seconds * rate)];
    for (int p = 0; p < pulses.size(); p++) {
      double at = pulses.get(p) * rate;
      int base = (int) Math.floor(at);
      for (int i = Math.max(0, base - SIDE); i < Math.min(samples.length, base + SIDE); i++) {
        double x = Math.PI * (i - at);
        double sinc = Math.abs(x) < 1e-9 ? 1 : Math.sin(x) / x;
        samples[i] += strengths.get(p) * sinc * (0.5 + 0.5 * Math.cos(x / (SIDE + 1)));
      }
    }
    // Two real poles of 100 Hz for the glottis, less one for the lips.
    double pole = Math.exp(-2 * Math.PI * 100 / rate);
    for (int i = 1; i < samples.length; i++) {
      samples[i] += pole * samples[i - 1];
    }
    for (double[] formant : FORMANTS) {
      if (formant[0] < 0.45 * rate) {
        resonate(samples, formant[0], formant[1]);
      }
    }
    return scaled(samples, 0.1);
  }

  /** Whispered: white noise through one formant. */
  static float[] breath(int rate, double seconds, double hz, double width) {
    Random random = new Random(5);
    double[] samples = random.doubles((long) (seconds * rate), -1, 1).toArray();
    new SyntheticVoice(rate).resonate(samples, hz, width);
    return scaled(samples, 0.05);
  }

  private void resonate(double[] samples, double hz, double width) {
    double r = Math.exp(-Math.PI * width / rate);
    double b = 2 * r * Math.cos(2 * Math.PI * hz / rate);
    double gain = 1 - b + r * r;
    double one = 0;
    double two = 0;
    for (int i = 0; i < samples.length; i++) {
      double value = gain * samples[i] + b * one - r * r * two;
      two = one;
      one = value;
      samples[i] = value;
    }
  }

  /** Mean difference of neighbouring periods over the mean period, as it was made. */
  double trueJitter() {
    Mean step = new Mean();
    Mean period = new Mean();
    for (int i = 0; i + 1 < pulses.size(); i++) {
      double here = pulses.get(i + 1) - pulses.get(i);
      period.add(here);
      if (i > 0) {
        step.add(Math.abs(here - (pulses.get(i) - pulses.get(i - 1))));
      }
    }
    return step.value() / period.value();
  }

  double trueShimmer() {
    Mean step = new Mean();
    Mean strength = new Mean();
    for (int i = 0; i < strengths.size(); i++) {
      strength.add(strengths.get(i));
      if (i > 0) {
        step.add(Math.abs(strengths.get(i) - strengths.get(i - 1)));
      }
    }
    return step.value() / strength.value();
  }

  /** Adds white noise so many dB below a root mean square of 0.1. */
  static float[] withNoise(float[] sound, double decibels) {
    Random random = new Random(11);
    float[] noisy = sound.clone();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (0.1 * Math.pow(10, -decibels / 20) * random.nextGaussian());
    }
    return noisy;
  }

  static float[] sine(int rate, double seconds, double amplitude, double hz) {
    float[] samples = new float[(int) Math.round(seconds * rate)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (amplitude * Math.sin(2 * Math.PI * hz * i / rate));
    }
    return samples;
  }

  /** The root mean square is taken over what is not silent. */
  private static float[] scaled(double[] samples, double rms) {
    double squares = 0;
    int sounding = 0;
    double peak = 0;
    for (double sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    for (double sample : samples) {
      if (Math.abs(sample) > 1e-3 * peak) {
        squares += sample * sample;
        sounding++;
      }
    }
    double gain = sounding == 0 ? 0 : rms / Math.sqrt(squares / sounding);
    float[] scaled = new float[samples.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) (gain * samples[i]);
    }
    return scaled;
  }
}
