package studio.migr.clips.voice;

import java.util.Random;

/**
 * The murmur of a crowd: several voices, each noise with a vowel's two resonances, which change and
 * swell a few times a second as syllables do. It has speech's spectrum and rhythm but no pitch.
 */
final class Babble {
  private static final int VOICES = 6;
  private static final double SYLLABLE = 0.2; // s; about five a second
  private static final double TILT = 0.82; // of a one-pole low-pass, corner near 750 Hz

  private static final double LOUDNESS = -28; // dB below full scale, give or take 3

  private Babble() {}

  /** How loud one crowd is: its root mean square, where 1 is full scale. */
  static double level(long seed) {
    return Level.factor(LOUDNESS + 6 * Chance.of(seed, Chance.CROWD).nextDouble() - 3);
  }

  /** Samples at the rate of utterances with a root mean square of 1. */
  static double[] of(int samples, long seed) {
    Random chance = Chance.of(seed, Chance.BABBLE);
    double[] sum = new double[samples];
    for (int voice = 0; voice < VOICES; voice++) {
      add(sum, chance);
    }
    double power = 0;
    for (double sample : sum) {
      power += sample * sample;
    }
    double scale = 1 / StrictMath.sqrt(Math.max(1e-12, power / Math.max(1, samples)));
    for (int each = 0; each < samples; each++) {
      sum[each] *= scale;
    }
    return sum;
  }

  private static void add(double[] sum, Random chance) {
    Resonator first = new Resonator(Utterance.SAMPLE_RATE);
    Resonator second = new Resonator(Utterance.SAMPLE_RATE);
    double low = 0;
    int left = 0;
    int length = 1;
    for (int each = 0; each < sum.length; each++) {
      if (left == 0) {
        length = (int) (SYLLABLE * (0.6 + 0.8 * chance.nextDouble()) * Utterance.SAMPLE_RATE);
        left = each == 0 ? 1 + (int) (length * chance.nextDouble()) : length;
        first.tune(350 + 450 * chance.nextDouble(), 120);
        second.tune(1000 + 1200 * chance.nextDouble(), 200);
      }
      double through = 1 - left / (double) length;
      double swell = 0.15 + 0.85 * 4 * through * (1 - through);
      low = TILT * low + chance.nextGaussian();
      sum[each] += swell * (first.pass(low) + 0.6 * second.pass(low) + 0.05 * low);
      left--;
    }
  }
}
