package studio.migr.clips.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.migr.clips.speech.Phone;
import studio.migr.clips.speech.Segment;
import studio.migr.clips.speech.Track;

/** A vowel has the resonances that Hillenbrand et al. (1995) measured. */
class FormantTest {

  @ParameterizedTest
  @CsvSource({
    "IY, 0, 342, 2322, 3000",
    "IY, 1, 437, 2761, 3372",
    "EH, 0, 580, 1799, 2605",
    "EH, 1, 731, 2058, 2979",
    "AA, 0, 768, 1333, 2522",
    "AA, 1, 936, 1551, 2815",
    "UW, 0, 378, 997, 2343",
    "UW, 1, 459, 1105, 2735",
    "ER, 0, 474, 1379, 1710"
  })
  void heldVowelsResonateWhereTheyShould(
      Phone vowel, double woman, double first, double second, double third) {
    double[] heard = pushed(vowel, woman);
    assertThat(peak(heard, first)).isCloseTo(first, within(0.06 * first));
    assertThat(peak(heard, second)).isCloseTo(second, within(0.04 * second));
    assertThat(peak(heard, third)).isCloseTo(third, within(0.04 * third));
  }

  /** What a single push of air in the middle of a held vowel sounds like. */
  private static double[] pushed(Phone vowel, double woman) {
    Voice voice = new Voice(100, woman, 1, 0, 0, -100, 12, 0.5, 1, 0);
    List<Segment> held = List.of(new Segment(vowel, 0.05, 0.95, true));
    TractPlan plan = TractPlanner.of(held, voice, Prosody.neutral(), new Track(1, voice.f0()), 1);
    double[] push = new double[24_000];
    push[12_000] = 1;
    push[12_001] = -0.9;
    return new VocalTract(24_000, plan, 1 + 0.17 * woman)
        .filter(push, new double[24_000], 0, new Random(1));
  }

  /** The peak of the spectrum that is nearest to a frequency. */
  private static double peak(double[] heard, double near) {
    double found = 0;
    for (double f = 0.8 * near; f <= 1.2 * near; f += 4) {
      boolean peak = power(heard, f) > power(heard, f - 4) && power(heard, f) > power(heard, f + 4);
      if (peak && Math.abs(f - near) < Math.abs(found - near)) {
        found = f;
      }
    }
    return found;
  }

  private static double power(double[] heard, double frequency) {
    double re = 0;
    double im = 0;
    for (int each = 12_000; each < 14_400; each++) {
      double angle = 2 * Math.PI * frequency * (each - 12_000) / 24_000;
      re += heard[each] * Math.cos(angle);
      im += heard[each] * Math.sin(angle);
    }
    return re * re + im * im;
  }
}
