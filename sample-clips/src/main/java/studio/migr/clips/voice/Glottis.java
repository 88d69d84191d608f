package studio.migr.clips.voice;

import java.util.List;

/**
 * The sound of the glottis, its flow's derivative, so that the radiation of the lips (a first
 * difference in Klatt 1980) is in it already.
 *
 * <p>While open the flow is the polynomial of KLSYN88, at² - bt³ (Klatt & Klatt 1990); when the
 * folds meet, the derivative returns to zero as exp(-t/ta), as in the LF model (Fant et al. 1985),
 * whose ta sets the spectral tilt: its corner lies at 1/(2π·ta). a and b are such that the flow
 * ends at zero. Pulses begin at any instant, not only at samples, and are drawn at four times the
 * output's rate, so that neither rounding nor aliasing disturbs periods.
 */
final class Glottis {
  private static final int OVER = 4;
  private static final int HALF_TAPS = 40;
  private static final double CUTOFF = 0.45; // of the output's rate
  private static final double AT = 3000; // Hz, where tilt is counted

  private final int sampleRate;
  private final double openQuotient;
  private final double tilt;

  /**
   * @param openQuotient open share of a period
   * @param tilt attenuation at 3 kHz by the return phase, dB, in full voice; weaker voice loses
   *     more
   */
  Glottis(int sampleRate, double openQuotient, double tilt) {
    this.sampleRate = sampleRate;
    this.openQuotient = Math.clamp(openQuotient, 0.3, 0.85);
    this.tilt = Math.clamp(tilt, 2, 28);
  }

  /** Excitation by the pulses, as many samples as asked; 1 is where the folds of a vowel meet. */
  double[] sound(List<Pulse> pulses, int samples) {
    double[] fine = new double[samples * OVER];
    for (Pulse pulse : pulses) {
      draw(pulse, fine);
    }
    return decimated(fine, samples);
  }

  /** How open the glottis is at each sample, 0 to 1. */
  double[] opening(List<Pulse> pulses, int samples) {
    double[] opening = new double[samples];
    for (Pulse pulse : pulses) {
      double open = openQuotient * pulse.period();
      int from = (int) Math.ceil(pulse.time() * sampleRate);
      for (int each = from; each < samples; each++) {
        double share = (each / (double) sampleRate - pulse.time()) / open;
        if (share >= 1) {
          break;
        }
        // at² - bt³ with b = a, over its peak of 4/27 at 2/3.
        opening[each] = share * share * (1 - share) * 27 / 4;
      }
    }
    return opening;
  }

  private void draw(Pulse pulse, double[] fine) {
    double rate = (double) sampleRate * OVER;
    double open = openQuotient * pulse.period();
    double weak = Math.clamp(-8 * StrictMath.log10(Math.max(pulse.amplitude(), 1e-3)), 0, 10);
    double returning = Math.min(returnTime(tilt + weak), 0.4 * open);
    double part = returning / open;
    double b = (1 + 2 * part) / (1 + 3 * part);
    double scale = pulse.amplitude() / (3 * b - 2);
    double decay = StrictMath.exp(-1 / (returning * rate));
    double tail = 0;
    for (int each = (int) Math.ceil(pulse.time() * rate); each < fine.length; each++) {
      double time = each / rate - pulse.time();
      if (time < open) {
        double share = time / open;
        fine[each] += scale * share * (2 - 3 * b * share);
      } else {
        tail =
            tail == 0
                ? -pulse.amplitude() * StrictMath.exp((open - time) / returning)
                : tail * decay;
        fine[each] += tail;
        if (tail > -1e-5) {
          break;
        }
      }
    }
  }

  /** The ta that loses so many dB at 3 kHz: a one-pole low-pass. */
  private static double returnTime(double decibels) {
    return StrictMath.sqrt(StrictMath.pow(10, decibels / 10) - 1) / (2 * Math.PI * AT);
  }

  private static double[] decimated(double[] fine, int samples) {
    double[] taps = new double[2 * HALF_TAPS + 1];
    double sum = 0;
    for (int each = 0; each < taps.length; each++) {
      double x = (each - HALF_TAPS) * 2 * CUTOFF / OVER;
      double sinc = x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
      double window = 0.5 + 0.5 * StrictMath.cos(Math.PI * (each - HALF_TAPS) / (HALF_TAPS + 1.0));
      taps[each] = sinc * window;
      sum += taps[each];
    }
    double[] out = new double[samples];
    for (int each = 0; each < samples; each++) {
      double value = 0;
      int first = each * OVER - HALF_TAPS;
      for (int tap = Math.max(0, -first); tap < taps.length; tap++) {
        if (first + tap >= fine.length) {
          break;
        }
        value += taps[tap] * fine[first + tap];
      }
      out[each] = value / sum;
    }
    return out;
  }
}
