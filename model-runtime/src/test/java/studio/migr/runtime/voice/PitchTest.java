package studio.migr.runtime.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.sound.WavFile;
import studio.migr.runtime.work.Work;

/** The fundamental frequency, against sounds that were made with a known one. */
class PitchTest {
  private static final int RATE = Recording.RATE;
  private static final DoubleUnaryOperator SILENT = _ -> 0;

  /**
   * @param close share of the frames voiced in both that are within 5 %
   * @param wrongVoicing share of all frames
   */
  private record Score(double close, double wrongVoicing) {
    /** {@code truth} is 0 where there is no voice. */
    static Score of(VoiceTrack track, DoubleUnaryOperator truth) {
      int both = 0;
      int close = 0;
      int wrong = 0;
      for (int row = 0; row < track.rows(); row++) {
        double wanted = truth.applyAsDouble((row + 0.5) / 100);
        double found = track.f0Hz()[row];
        wrong += Double.isNaN(found) == wanted > 0 ? 1 : 0;
        if (wanted > 0 && !Double.isNaN(found)) {
          both++;
          close += Math.abs(found / wanted - 1) < 0.05 ? 1 : 0;
        }
      }
      return new Score(both == 0 ? 1 : (double) close / both, (double) wrong / track.rows());
    }
  }

  private static Score score(float[] sound, DoubleUnaryOperator truth) throws MediaException {
    return Score.of(measure(sound), truth);
  }

  private static VoiceTrack measure(float[] sound) throws MediaException {
    return VoiceAnalyzer.measure(new HeldRecording(sound), 0, RATE / 2.0, Work.UNWATCHED);
  }

  private static void assertGood(Score score) {
    assertThat(score.close()).as("share within 5 %").isGreaterThanOrEqualTo(0.95);
    assertThat(score.wrongVoicing()).as("share of wrong voicing").isLessThanOrEqualTo(0.08);
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 75, 110, 150, 220, 310, 400, 500})
  void aSineHasItsFrequencyInEveryFrame(double hz) throws MediaException {
    VoiceTrack track = measure(SyntheticVoice.sine(RATE, 1, 0.5, hz));
    assertThat(track.f0Hz()).hasSize(100);
    for (float found : track.f0Hz()) {
      assertThat((double) found).isBetween(0.99 * hz, 1.01 * hz);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "60, 100",
    "60, 20",
    "90, 20",
    "120, 20",
    "180, 20",
    "220, 20",
    "300, 20",
    "400, 20",
    "500, 20",
    "500, 100",
    "120, 5",
    "220, 5"
  })
  void wordsOfOneHeightKeepTheirHeightAndTheirPausesInNoise(double hz, double noiseDb)
      throws MediaException {
    double[][] words = {{0.3, 0.8}, {1.1, 1.5}, {1.8, 2.3}};
    SyntheticVoice voice = new SyntheticVoice(RATE);
    for (double[] word : words) {
      voice.voice(word[0], word[1], _ -> hz);
    }
    DoubleUnaryOperator truth =
        t -> {
          for (double[] word : words) {
            if (t >= word[0] && t < word[1]) {
              return hz;
            }
          }
          return 0;
        };
    assertGood(score(SyntheticVoice.withNoise(voice.sound(2.6), noiseDb), truth));
  }

  @ParameterizedTest
  @CsvSource({"100, 200", "200, 400", "60, 500", "500, 60", "300, 120"})
  void aGlideOfASecondIsFollowed(double from, double to) throws MediaException {
    DoubleUnaryOperator hz = t -> from * Math.pow(to / from, t);
    float[] sound = new SyntheticVoice(RATE).voice(0, 1, hz).sound(1);
    assertGood(score(sound, hz));
    assertGood(score(SyntheticVoice.withNoise(sound, 20), hz));
  }

  @Test
  void aVibratoOfTwoSemitonesIsFollowed() throws MediaException {
    DoubleUnaryOperator hz = t -> 200 * Math.pow(2, Math.sin(2 * Math.PI * 5 * t) / 6);
    assertGood(score(new SyntheticVoice(RATE).voice(0, 2, hz).sound(2), hz));
  }

  @Test
  void aStrongSecondHarmonicIsNotTakenForTheVoice() throws MediaException {
    float[] sound = SyntheticVoice.sine(RATE, 1, 0.1, 150);
    float[] second = SyntheticVoice.sine(RATE, 1, 0.4, 300);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += second[i];
    }
    assertGood(score(sound, _ -> 150));
  }

  @Test
  void aMissingFundamentalIsHeardFromItsHarmonics() throws MediaException {
    float[] sound = SyntheticVoice.sine(RATE, 1, 0.2, 400);
    float[] third = SyntheticVoice.sine(RATE, 1, 0.2, 600);
    float[] fourth = SyntheticVoice.sine(RATE, 1, 0.1, 800);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += third[i] + fourth[i];
    }
    assertGood(score(sound, _ -> 200));
  }

  @Test
  void aChangeOfOneOctaveBetweenWordsIsNotSmoothedAway() throws MediaException {
    SyntheticVoice voice =
        new SyntheticVoice(RATE).voice(0.1, 0.6, _ -> 120).voice(0.9, 1.4, _ -> 240);
    assertGood(
        score(
            SyntheticVoice.withNoise(voice.sound(1.5), 20),
            t -> t >= 0.1 && t < 0.6 ? 120 : t >= 0.9 && t < 1.4 ? 240 : 0));
  }

  @Test
  void noiseAndSilenceHaveNoPitch() throws MediaException {
    assertThat(score(new float[2 * RATE], SILENT).wrongVoicing()).isZero();
    for (double loudness : new double[] {0, 20, 40}) {
      float[] noise = SyntheticVoice.withNoise(new float[5 * RATE], loudness);
      assertThat(score(noise, SILENT).wrongVoicing()).isLessThan(0.02);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {300, 500, 700})
  void breathInAFormantIsSeldomTakenForAHighVoice(double formant) throws MediaException {
    SyntheticVoice voice = new SyntheticVoice(RATE).voice(0.1, 0.6, _ -> 130);
    float[] sound = voice.sound(1.2);
    float[] breath = SyntheticVoice.breath(RATE, 0.5, formant, 100);
    for (int i = 0; i < breath.length; i++) {
      sound[7 * RATE / 10 + i] += breath[i];
    }
    VoiceTrack track = measure(sound);
    int high = 0;
    for (float hz : track.f0Hz()) {
      high += hz > 240 ? 1 : 0;
    }
    assertThat(high).as("frames of 50 with a voice that is not there").isLessThanOrEqualTo(17);
  }

  @ParameterizedTest
  @CsvSource({"200, 50", "250, 80", "150, -60"})
  void theSteepRiseOfASurpriseIsFollowed(double from, double semitonesASecond)
      throws MediaException {
    DoubleUnaryOperator hz =
        t -> from * Math.pow(2, semitonesASecond / 12 * Math.clamp(t - 0.5, 0, 0.15));
    float[] sound = new SyntheticVoice(RATE).voice(0.1, 0.9, hz).sound(1);
    assertGood(
        score(
            SyntheticVoice.withNoise(sound, 20),
            t -> t >= 0.1 && t < 0.9 ? hz.applyAsDouble(t) : 0));
  }

  @Test
  void oneKnockDoesNotMakeTheVoiceSilent() throws MediaException {
    float[] sound = new SyntheticVoice(RATE).voice(0, 3, _ -> 130).sound(3);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= 0.05f;
    }
    sound[RATE] = 1;
    assertThat(score(sound, _ -> 130).wrongVoicing()).isLessThan(0.05);
  }

  @Test
  void brokenSamplesSpoilOnlyWhatLiesAroundThem() throws MediaException {
    float[] sound = new SyntheticVoice(RATE).voice(0, 1, _ -> 200).sound(1);
    sound[4000] = Float.NaN;
    sound[8000] = Float.POSITIVE_INFINITY;
    assertGood(score(sound, _ -> 200));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 700, 2000})
  void aSoundOfAFewSamplesIsMeasuredAsFarAsItGoes(int samples) throws MediaException {
    VoiceTrack track = measure(SyntheticVoice.sine(RATE, samples / (double) RATE, 0.5, 200));
    assertThat(track.rows()).isEqualTo((samples + 79) / 160);
  }

  @ParameterizedTest
  @CsvSource({"8000, 1", "11025, 1", "22050, 2", "44100, 2", "48000, 6"})
  void theRateAndTheChannelsOfTheFileMakeNoDifference(int rate, int channels, @TempDir Path folder)
      throws Exception {
    float[] sound =
        SyntheticVoice.withNoise(
            new SyntheticVoice(rate).voice(0.2, 1.2, t -> 150 + 50 * t).sound(1.5), 25);
    Path file = folder.resolve("voice.wav");
    AudioTrack track =
        WavFile.writeFloat(file, rate, channels, sound.length, (_, sample) -> sound[(int) sample]);
    VoiceTrack measured = VoiceAnalyzer.analyze(file, track, Work.UNWATCHED);
    assertThat(measured.rows()).isEqualTo(150);
    assertGood(Score.of(measured, t -> t >= 0.2 && t < 1.2 ? 150 + 50 * t : 0));
    assertThat(Double.isNaN(measured.summary().alphaDb())).isEqualTo(rate < 10_000);
  }

  @Property(tries = 25)
  void anyContourOfUpToFiftySemitonesASecondIsFollowed(
      @ForAll @DoubleRange(min = 90, max = 320) double hz, @ForAll @IntRange(max = 10_000) int seed)
      throws MediaException {
    Random random = new Random(seed);
    double slow = random.nextDouble() * 6;
    double depth = random.nextDouble() * 0.3;
    double speed = 0.5 + random.nextDouble() * 2;
    DoubleUnaryOperator contour =
        t -> hz * Math.pow(2, depth * Math.sin(slow + 2 * Math.PI * speed * t));
    double start = 0.1 + 0.2 * random.nextDouble();
    float[] sound =
        new SyntheticVoice(RATE).jitter(0.005).shimmer(0.03).voice(start, 1.3, contour).sound(1.5);
    assertGood(
        score(
            SyntheticVoice.withNoise(sound, 20),
            t -> t >= start && t < 1.3 ? contour.applyAsDouble(t) : 0));
  }

  @Property(tries = 10)
  void howLoudTheSoundIsMakesNoDifference(@ForAll @DoubleRange(min = -60, max = 0) double gain)
      throws MediaException {
    float[] sound = new SyntheticVoice(RATE).voice(0.1, 0.7, _ -> 180).sound(0.9);
    float[] other = sound.clone();
    for (int i = 0; i < other.length; i++) {
      other[i] *= (float) Math.pow(10, gain / 20);
    }
    float[] before = measure(sound).f0Hz();
    float[] after = measure(other).f0Hz();
    for (int row = 0; row < before.length; row++) {
      if (Float.isNaN(before[row])) {
        assertThat(after[row]).isNaN();
      } else {
        assertThat(after[row]).isBetween(before[row] - 0.1f, before[row] + 0.1f);
      }
    }
  }
}
