package studio.migr.clips.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.clips.Emotion;
import studio.migr.clips.speech.Sentences;

/** How bright and how clear a voice sounds follows the emotion as in RAVDESS. */
class VoiceQualityTest {
  private static final int RATE = Utterance.SAMPLE_RATE;
  private static final int WINDOW = 960; // 40 ms

  @Test
  void angerIsBrightestAndHappinessBrighterThanNeutral() {
    // Published against neutral: angry -4.3, happy -2.5, sad +0.5 dB.
    double neutral = hammarberg(Emotion.NEUTRAL);
    assertThat(hammarberg(Emotion.ANGRY) - neutral).isBetween(-7.0, -2.0);
    assertThat(hammarberg(Emotion.HAPPY) - neutral).isBetween(-5.0, -0.5);
    assertThat(hammarberg(Emotion.SAD) - neutral).isBetween(-1.5, 2.5);
  }

  @Test
  void surpriseIsLessPeriodicThanFear() {
    // Published: surprise -1.6 dB of harmonics over noise against neutral, fear +0.7.
    assertThat(harmonics(Emotion.FEAR) - harmonics(Emotion.SURPRISE)).isBetween(1.0, 6.0);
  }

  @Test
  void disgustIsRoughAndFearHardlyClearerThanNeutral() {
    // Published against neutral: disgust -1.6, fear +0.7 dB.
    double neutral = harmonics(Emotion.NEUTRAL);
    assertThat(harmonics(Emotion.DISGUST) - neutral).isBetween(-3.0, -0.6);
    assertThat(harmonics(Emotion.FEAR) - neutral).isBetween(-0.8, 1.8);
  }

  /** Strongest level up to 2 kHz over the strongest of 2 to 5 kHz, dB, mean of voiced moments. */
  private static double hammarberg(Emotion emotion) {
    double sum = 0;
    int count = 0;
    for (Utterance each : said(emotion)) {
      for (int frame = 3; frame < each.f0Hz().length - 3; frame += 4) {
        if (each.f0Hz()[frame - 3] > 0 && each.f0Hz()[frame] > 0 && each.f0Hz()[frame + 3] > 0) {
          int begin = frame * RATE * Utterance.HOP_MS / 1000 - WINDOW / 2;
          sum += strongest(each, begin, 60, 2000) - strongest(each, begin, 2000, 5000);
          count++;
        }
      }
    }
    return sum / count;
  }

  private static double strongest(Utterance said, int begin, double from, double to) {
    double best = 0;
    for (double f = from; f < to; f += 12.5) {
      best = Math.max(best, power(said.samples(), begin, f));
    }
    return 10 * Math.log10(best);
  }

  /** Power at a frequency in one window, by Goertzel's recurrence. */
  private static double power(float[] samples, int begin, double frequency) {
    double turn = 2 * Math.cos(2 * Math.PI * frequency / RATE);
    double last = 0;
    double before = 0;
    for (int each = 0; each < WINDOW; each++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * each / WINDOW);
      double value = window * samples[begin + each] + turn * last - before;
      before = last;
      last = value;
    }
    return last * last + before * before - turn * last * before;
  }

  /** Median of the harmonics-to-noise ratio, from how alike neighbouring periods are. */
  private static double harmonics(Emotion emotion) {
    List<Double> ratios = new ArrayList<>();
    for (Utterance said : said(emotion)) {
      for (int frame = 3; frame < said.f0Hz().length - 3; frame++) {
        if (said.f0Hz()[frame - 3] > 0 && said.f0Hz()[frame] > 0 && said.f0Hz()[frame + 3] > 0) {
          double likeness =
              likeness(said, frame * RATE * Utterance.HOP_MS / 1000, said.f0Hz()[frame]);
          ratios.add(10 * Math.log10(likeness / (1 - likeness)));
        }
      }
    }
    return ratios.stream().sorted().toList().get(ratios.size() / 2);
  }

  private static double likeness(Utterance said, int middle, double f0) {
    double best = 0.01;
    int period = (int) Math.round(RATE / f0);
    for (int lag = period - 4; lag <= period + 4; lag++) {
      double both = 0;
      double first = 1e-12;
      double second = 1e-12;
      for (int each = middle - (320 + lag) / 2; each < middle + (320 - lag) / 2; each++) {
        both += said.samples()[each] * (double) said.samples()[each + lag];
        first += said.samples()[each] * (double) said.samples()[each];
        second += said.samples()[each + lag] * (double) said.samples()[each + lag];
      }
      best = Math.max(best, both / Math.sqrt(first * second));
    }
    return Math.min(best, 0.9999);
  }

  private static List<Utterance> said(Emotion emotion) {
    List<Utterance> all = new ArrayList<>();
    for (int person = 0; person < 6; person++) {
      all.add(
          new Speaker(Voice.of(person % 2 == 0 ? 0.15 : 0.85, 30, person))
              .say(Sentences.of(person), VocalStyle.of(emotion, 0.75), 3, person));
    }
    return all;
  }
}
