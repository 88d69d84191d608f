package studio.migr.clips.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import studio.migr.clips.speech.Frication;

/**
 * The filter between glottis and ear (Klatt 1980): formants in cascade, with a nasal pole and zero,
 * for what comes from the glottis; formants side by side with alternating signs for noise that
 * arises in the mouth.
 *
 * <p>A tract has a resonance about every 1000 Hz (men's); the cascade has all of them up to half
 * the sample rate, so that its spectrum needs no correction for missing ones.
 */
final class VocalTract {
  /** Pole of the nose, Hz (Klatt 1980). */
  static final double NASAL_POLE = 270;

  private static final double NASAL_WIDTH = 100; // Hz, Klatt's default
  private static final double[] WIDTHS = {0, 100, 150, 250}; // B2 to B4, Hz; Kent & Vorperian 2018
  private static final double FIFTH = 4500; // Hz, men
  private static final double SPACING = 1000; // Hz, men
  private static final double SIXTH_NOISE = 4900; // Hz, 1000 wide: Klatt's F6
  private static final double SEVENTH_NOISE = 6900; // Klatt's filter ends at 5 kHz, hisses do not

  private final int sampleRate;
  private final TractPlan plan;
  private final double stretch;
  private final Resonator nasalPole;
  private final Resonator nasalZero;
  private final Resonator[] cascade;
  private final List<Resonator> upper = new ArrayList<>();
  private final Resonator[] beside;
  private final double[] gains = new double[7];
  private @Nullable Frication current;

  /**
   * @param stretch factor on men's fixed resonances, above 1 for a shorter tract
   */
  VocalTract(int sampleRate, TractPlan plan, double stretch) {
    this.sampleRate = sampleRate;
    this.plan = plan;
    this.stretch = stretch;
    nasalPole = new Resonator(sampleRate, NASAL_POLE, NASAL_WIDTH);
    nasalZero = new Resonator(sampleRate);
    cascade = resonators(4);
    for (double f = FIFTH * stretch; f < 0.49 * sampleRate; f += SPACING * stretch) {
      upper.add(new Resonator(sampleRate, f, 0.06 * f));
    }
    beside = resonators(6);
  }

  /**
   * What is heard.
   *
   * @param glottis excitation by the voice
   * @param opening how open the glottis is, 0 to 1
   * @param breathiness noise of the vibrating glottis against its excitation
   */
  double[] filter(double[] glottis, double[] opening, double breathiness, Random chance) {
    double[] out = new double[glottis.length];
    int step = sampleRate / 1000;
    for (int each = 0; each < out.length; each++) {
      double time = each / (double) sampleRate;
      if (each % step == 0) {
        tune(Math.min(each / step, plan.voice().length() - 1));
      }
      double white = chance.nextGaussian();
      // Air rushes while the folds are apart; some of it passes when they touch.
      double rush = breathiness * plan.voice().at(time) * (0.25 + 0.75 * opening[each]);
      double source = glottis[each] + white * (rush + plan.breath().at(time));
      out[each] = fromGlottis(source) + fromMouth(chance.nextGaussian() * plan.noise().at(time));
    }
    return out;
  }

  private void tune(int millisecond) {
    for (int each = 0; each < cascade.length; each++) {
      double width = each == 0 ? plan.firstBandwidth().get(millisecond) : WIDTHS[each] * stretch;
      cascade[each].tune(plan.formants()[each].get(millisecond), width);
    }
    nasalZero.tune(plan.nasalZero().get(millisecond), NASAL_WIDTH);
    Frication kind = plan.kind()[millisecond];
    if (kind == null) {
      return;
    }
    for (int each = 0; each < 3; each++) {
      double f = plan.formants()[each + 1].get(millisecond);
      beside[each].tune(f, each == 0 ? 120 : 200);
    }
    if (!kind.equals(current)) {
      beside[3].tune(FIFTH * stretch, 350);
      beside[4].tune(SIXTH_NOISE * stretch, 1000);
      beside[5].tune(SEVENTH_NOISE * stretch, 2000);
      balance(kind);
      current = kind;
    }
  }

  /**
   * Gains of the resonators side by side, such that the whole noise has the power of its source.
   */
  private void balance(Frication kind) {
    double[] decibels = {
      kind.second(), kind.third(), kind.fourth(), kind.fifth(), kind.sixth(), kind.sixth() - 2
    };
    double[] widths = {120, 200, 200, 350, 1000, 2000};
    double power = 0;
    for (int each = 0; each < decibels.length; each++) {
      gains[each] = decibels[each] <= 0 ? 0 : StrictMath.pow(10, decibels[each] / 20);
      // White noise through a resonance: its width times π/2, of the whole band.
      power += gains[each] * gains[each] * widths[each] * Math.PI / sampleRate;
    }
    gains[6] = kind.past() <= 0 ? 0 : StrictMath.pow(10, kind.past() / 20);
    power += gains[6] * gains[6];
    double scale = 1 / StrictMath.sqrt(power);
    for (int each = 0; each < gains.length; each++) {
      gains[each] *= scale;
    }
  }

  private double fromGlottis(double sample) {
    double value = nasalZero.cancel(nasalPole.resonate(sample));
    for (Resonator each : upper) {
      value = each.resonate(value);
    }
    for (int each = cascade.length - 1; each >= 0; each--) {
      value = cascade[each].resonate(value);
    }
    return value;
  }

  private double fromMouth(double sample) {
    double value = gains[6] * sample;
    double sign = 1;
    for (int each = 0; each < beside.length; each++) {
      value += sign * gains[each] * beside[each].pass(sample);
      sign = -sign;
    }
    return value;
  }

  private Resonator[] resonators(int count) {
    Resonator[] made = new Resonator[count];
    for (int each = 0; each < count; each++) {
      made[each] = new Resonator(sampleRate);
    }
    return made;
  }
}
