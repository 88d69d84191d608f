package studio.migr.clips.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GlottisTest {
  private static final int RATE = Utterance.SAMPLE_RATE;

  @Test
  void aSteadyVoiceHasHarmonicsAndNothingBetweenThem() {
    double f0 = 437.3; // no divisor of the sample rate
    double[] sound = new Glottis(RATE, 0.5, 4).sound(steady(f0), RATE);
    double strongest = level(sound, f0);
    for (int harmonic = 1; harmonic < 20; harmonic++) {
      assertThat(level(sound, (harmonic + 0.37) * f0)).isLessThan(strongest - 60);
    }
  }

  @Test
  void theFlowOfEveryPulseEndsAtZero() {
    double[] sound = new Glottis(RATE, 0.6, 15).sound(steady(120), RATE);
    double mean =
        IntStream.range(2000, 22_000).mapToDouble(each -> sound[each]).average().orElse(1);
    assertThat(Math.abs(mean)).isLessThan(0.002);
  }

  @Test
  void tiltDarkensByAsManyDecibelsAsItSays() {
    double f0 = 100;
    double[] bright = new Glottis(RATE, 0.5, 5).sound(steady(f0), RATE);
    double[] dark = new Glottis(RATE, 0.5, 20).sound(steady(f0), RATE);
    double lost = 0;
    for (int harmonic = 28; harmonic < 33; harmonic++) {
      lost += (level(bright, harmonic * f0) - level(dark, harmonic * f0)) / 5;
    }
    assertThat(lost).isBetween(11.0, 18.0);
  }

  @Test
  void aLongerOpenPhaseStrengthensTheFirstHarmonic() {
    assertThat(firstOverSecond(0.7)).isGreaterThan(firstOverSecond(0.4) + 4);
  }

  private static double firstOverSecond(double openQuotient) {
    double[] sound = new Glottis(RATE, openQuotient, 12).sound(steady(150), RATE);
    return level(sound, 150) - level(sound, 300);
  }

  private static List<Pulse> steady(double f0) {
    return IntStream.range(0, (int) f0).mapToObj(each -> new Pulse(each / f0, 1 / f0, 1)).toList();
  }

  /** Level at a frequency, dB, through a window without edges (Blackman). */
  private static double level(double[] sound, double frequency) {
    double re = 0;
    double im = 0;
    int from = 2000;
    int length = 20_000;
    for (int each = 0; each < length; each++) {
      double turn = 2 * Math.PI * each / length;
      double window = 0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn);
      double angle = 2 * Math.PI * frequency * each / RATE;
      re += window * sound[from + each] * Math.cos(angle);
      im += window * sound[from + each] * Math.sin(angle);
    }
    return 10 * Math.log10(re * re + im * im + 1e-20);
  }
}
