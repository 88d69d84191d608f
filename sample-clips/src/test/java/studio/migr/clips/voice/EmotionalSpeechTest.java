package studio.migr.clips.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import studio.migr.clips.Emotion;
import studio.migr.clips.speech.Sentences;

/**
 * Emotion changes the voice as it does in RAVDESS (Livingstone & Russo 2018; medians against the
 * same actor's neutral): here means over speakers and sentences against the same speaker's neutral.
 */
class EmotionalSpeechTest {
  private static final int PEOPLE = 16;

  /** What is measured of one way of speaking: F0 in octaves and semitones, s, dB. */
  private record Measured(
      double octaves, double range, double lift, double peakPlace, double seconds, double level) {}

  /** One way of speaking for each emotion. */
  private record Spoken(List<Measured> each) {
    static Spoken at(double strength) {
      return new Spoken(
          Arrays.stream(Emotion.values())
              .map(emotion -> measured(VocalStyle.of(emotion, strength)))
              .toList());
    }

    Measured get(Emotion emotion) {
      return each.get(List.of(Emotion.values()).indexOf(emotion));
    }
  }

  private static final Spoken NORMAL = Spoken.at(0.5);
  private static final Spoken BETWEEN = Spoken.at(0.75);
  private static final Spoken STRONG = Spoken.at(1);

  @Test
  void meanF0RisesAsPublishedForNormalIntensity() {
    assertRise(NORMAL, Emotion.HAPPY, 16);
    assertRise(NORMAL, Emotion.SURPRISE, 34);
    assertRise(NORMAL, Emotion.ANGRY, 20);
    assertRise(NORMAL, Emotion.FEAR, 24);
    assertRise(NORMAL, Emotion.SAD, -2);
    assertRise(NORMAL, Emotion.DISGUST, 0);
  }

  @Test
  void meanF0RisesAsPublishedForStrongIntensity() {
    assertRise(STRONG, Emotion.HAPPY, 73);
    assertRise(STRONG, Emotion.SURPRISE, 58);
    assertRise(STRONG, Emotion.ANGRY, 93);
    assertRise(STRONG, Emotion.FEAR, 107);
    assertRise(STRONG, Emotion.SAD, 33);
    assertRise(STRONG, Emotion.DISGUST, 19);
  }

  @Test
  void loudnessChangesAsPublished() {
    assertLouder(NORMAL, Emotion.HAPPY, 5);
    assertLouder(NORMAL, Emotion.ANGRY, 10);
    assertLouder(NORMAL, Emotion.SAD, -3);
    assertLouder(STRONG, Emotion.HAPPY, 14);
    assertLouder(STRONG, Emotion.SURPRISE, 10);
    assertLouder(STRONG, Emotion.ANGRY, 21);
    assertLouder(STRONG, Emotion.FEAR, 19);
    assertLouder(STRONG, Emotion.SAD, 4);
    assertLouder(STRONG, Emotion.DISGUST, 7);
  }

  @Test
  void durationChangesAsPublished() {
    assertLonger(Emotion.HAPPY, 5);
    assertLonger(Emotion.SURPRISE, -2);
    assertLonger(Emotion.ANGRY, 15);
    assertLonger(Emotion.FEAR, 3);
    assertLonger(Emotion.SAD, 14);
    assertLonger(Emotion.DISGUST, 27);
  }

  @Test
  void theRangeOfF0IsAsPublished() {
    assertThat(BETWEEN.get(Emotion.NEUTRAL).range()).isCloseTo(8.2, within(1.0));
    assertWider(Emotion.HAPPY, 1.2);
    assertWider(Emotion.SURPRISE, 5.2);
    assertWider(Emotion.ANGRY, 1.4);
    assertWider(Emotion.FEAR, -0.7);
    assertWider(Emotion.SAD, -0.4);
    assertWider(Emotion.DISGUST, 1.9);
  }

  @Test
  void theMelodyFallsFromFirstToLastFifthAsPublished() {
    assertLift(Emotion.NEUTRAL, -5.1);
    assertLift(Emotion.HAPPY, -4.1);
    assertLift(Emotion.SURPRISE, -0.3);
    assertLift(Emotion.ANGRY, -3.1);
    assertLift(Emotion.FEAR, -2.6);
    assertLift(Emotion.SAD, -3.8);
    assertLift(Emotion.DISGUST, -4.0);
  }

  @Test
  void surpriseIsShortAndWideWithALatePeakWhereFearIsHighNarrowAndLoud() {
    Measured surprise = STRONG.get(Emotion.SURPRISE);
    Measured fear = STRONG.get(Emotion.FEAR);
    assertThat(surprise.range()).isGreaterThan(fear.range() + 4);
    assertThat(surprise.peakPlace()).isGreaterThan(0.65);
    assertThat(fear.peakPlace()).isLessThan(surprise.peakPlace() - 0.15);
    assertThat(surprise.lift()).isGreaterThan(fear.lift() + 1.5);
    assertThat(surprise.seconds()).isLessThan(fear.seconds());
    assertThat(fear.octaves()).isGreaterThan(surprise.octaves() + 0.2);
    assertThat(fear.level()).isGreaterThan(surprise.level() + 5);
  }

  @Test
  void aMixtureOfSurpriseAndFearLiesBetween() {
    Measured half = measured(new VocalStyle(Emotion.SURPRISE, 0.75, Emotion.FEAR, 0.5));
    Measured surprise = BETWEEN.get(Emotion.SURPRISE);
    Measured fear = BETWEEN.get(Emotion.FEAR);
    assertThat(half.range()).isBetween(fear.range(), surprise.range());
    assertThat(half.level()).isBetween(surprise.level(), fear.level());
    assertThat(half.octaves()).isBetween(surprise.octaves(), fear.octaves());
    assertThat(half.lift()).isBetween(fear.lift(), surprise.lift());
  }

  @Test
  void withoutStrengthEveryEmotionSoundsNeutral() {
    assertThat(Prosody.of(VocalStyle.of(Emotion.ANGRY, 0)).melody())
        .isEqualTo(Prosody.neutral().melody());
    assertThat(Prosody.of(VocalStyle.of(Emotion.FEAR, 0)).tempo())
        .isEqualTo(Prosody.neutral().tempo());
  }

  private static void assertRise(Spoken of, Emotion emotion, double percent) {
    double octaves = of.get(emotion).octaves() - of.get(Emotion.NEUTRAL).octaves();
    assertThat(100 * (Math.pow(2, octaves) - 1)).as(emotion.word()).isCloseTo(percent, within(6.0));
  }

  private static void assertLouder(Spoken of, Emotion emotion, double decibels) {
    assertThat(of.get(emotion).level() - of.get(Emotion.NEUTRAL).level())
        .as(emotion.word())
        .isCloseTo(decibels, within(1.5));
  }

  private static void assertLonger(Emotion emotion, double percent) {
    double ratio = BETWEEN.get(emotion).seconds() / BETWEEN.get(Emotion.NEUTRAL).seconds();
    assertThat(100 * (ratio - 1)).as(emotion.word()).isCloseTo(percent, within(2.0));
  }

  private static void assertWider(Emotion emotion, double semitones) {
    assertThat(BETWEEN.get(emotion).range() - BETWEEN.get(Emotion.NEUTRAL).range())
        .as(emotion.word())
        .isCloseTo(semitones, within(0.9));
  }

  private static void assertLift(Emotion emotion, double semitones) {
    assertThat(BETWEEN.get(emotion).lift()).as(emotion.word()).isCloseTo(semitones, within(1.1));
  }

  private static Measured measured(VocalStyle style) {
    double[] sums = new double[6];
    for (int person = 0; person < PEOPLE; person++) {
      Voice voice = Voice.of(person % 2 == 0 ? 0.15 : 0.85, 30, person);
      Utterance said = new Speaker(voice).say(Sentences.of(person), style, 3.5, person);
      add(sums, said);
    }
    for (int each = 0; each < sums.length; each++) {
      sums[each] /= PEOPLE;
    }
    return new Measured(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
  }

  private static void add(double[] sums, Utterance said) {
    float[] f0 = said.f0Hz();
    double[] semitones = new double[f0.length];
    int count = 0;
    int first = -1;
    int last = 0;
    int peak = 0;
    double mean = 0;
    for (int frame = 0; frame < f0.length; frame++) {
      if (f0[frame] > 0) {
        first = first < 0 ? frame : first;
        last = frame;
        peak = f0[frame] > f0[peak] ? frame : peak;
        mean += f0[frame];
        semitones[count++] = 12 * Math.log(f0[frame]) / Math.log(2);
      }
    }
    int fifth = count / 5;
    double lift =
        Arrays.stream(semitones, count - fifth, count).average().orElseThrow()
            - Arrays.stream(semitones, 0, fifth).average().orElseThrow();
    double[] sorted = Arrays.copyOf(semitones, count);
    Arrays.sort(sorted);
    sums[0] += Math.log(mean / count) / Math.log(2);
    sums[1] += sorted[(int) (0.95 * (count - 1))] - sorted[(int) (0.05 * (count - 1))];
    sums[2] += lift;
    sums[3] += (peak - first) / (double) (last - first);
    sums[4] += said.end() - said.start();
    sums[5] +=
        20 * Math.log10(Level.rms(said.samples(), said.sampleRate(), said.start(), said.end()));
  }
}
