package studio.migr.runtime.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.work.Work;

/**
 * Level, perturbation, noise, spectral balance and timing, against what the sounds were made of.
 */
class VoiceQualityTest {
  private static final int RATE = Recording.RATE;

  private static VoiceTrack measure(float[] sound) throws MediaException {
    return VoiceAnalyzer.measure(new HeldRecording(sound), 0, RATE / 2.0, Work.UNWATCHED);
  }

  private static VoiceSummary summary(float[] sound) throws MediaException {
    return measure(sound).summary();
  }

  @Test
  void theLevelOfASineIsThreeDecibelsBelowItsPeak() throws MediaException {
    for (float level : measure(SyntheticVoice.sine(RATE, 1, 0.5, 200)).levelDb()) {
      assertThat(level).isCloseTo(-9.03f, within(0.1f));
    }
    assertThat(measure(new float[RATE]).levelDb()).containsOnly(-120);
  }

  @Test
  void aConstantOffsetIsNotHeard() throws MediaException {
    float[] offset = new float[RATE];
    Arrays.fill(offset, 0.5f);
    assertThat(measure(offset).levelDb()).containsOnly(-120);
  }

  @ParameterizedTest
  @CsvSource({
    "110, 0.002",
    "110, 0.005",
    "110, 0.01",
    "110, 0.02",
    "110, 0.03",
    "80, 0.01",
    "150, 0.01"
  })
  void jitterIsThatOfThePeriods(double hz, double deviation) throws MediaException {
    SyntheticVoice voice = new SyntheticVoice(RATE).jitter(deviation).voice(0, 3, _ -> hz);
    VoiceSummary summary = summary(voice.sound(3));
    double truth = voice.trueJitter();
    assertThat(summary.jitter()).isBetween(0.8 * truth, 1.2 * truth + 0.0005);
    assertThat(summary.jitterRap()).isBetween(0.4 * truth, 0.75 * truth);
  }

  @ParameterizedTest
  @ValueSource(doubles = {75, 110, 220, 300, 400})
  void aSteadyVoiceHasNeitherJitterNorShimmer(double hz) throws MediaException {
    VoiceSummary summary = summary(new SyntheticVoice(RATE).voice(0, 2, _ -> hz).sound(2));
    assertThat(summary.jitter()).isLessThan(0.002);
    assertThat(summary.shimmer()).isLessThan(0.003);
    assertThat(summary.hnrDb()).isGreaterThan(40);
  }

  @Test
  void aGlideRaisesLocalJitterAsItMustAndTheThreePeriodOneHardly() throws MediaException {
    double semitones = 12;
    VoiceSummary summary =
        summary(new SyntheticVoice(RATE).voice(0, 1, t -> 200 * Math.pow(2, t)).sound(1));
    // s semitones a second at F0 are a change of 0.058 s / F0 from period to period.
    assertThat(summary.jitter()).isCloseTo(0.058 * semitones / 283, within(0.0006));
    assertThat(summary.jitterRap()).isLessThan(0.0005);
  }

  @ParameterizedTest
  @CsvSource({"110, 0.02", "110, 0.05", "110, 0.1", "80, 0.05"})
  void shimmerIsThatOfThePulses(double hz, double deviation) throws MediaException {
    SyntheticVoice voice = new SyntheticVoice(RATE).shimmer(deviation).voice(0, 3, _ -> hz);
    VoiceSummary summary = summary(voice.sound(3));
    double truth = voice.trueShimmer();
    assertThat(summary.shimmer()).isBetween(0.8 * truth, 1.2 * truth);
    assertThat(summary.shimmerApq3()).isBetween(0.4 * truth, 0.75 * truth);
  }

  @ParameterizedTest
  @CsvSource({
    "110, 5", "220, 5", "110, 10", "220, 10", "80, 20", "110, 20", "220, 20", "400, 20", "110, 30",
    "220, 30"
  })
  void harmonicsToNoiseIsTheRatioThatWasMixed(double hz, double decibels) throws MediaException {
    float[] sound = new SyntheticVoice(RATE).voice(0, 3, _ -> hz).sound(3);
    assertThat(summary(SyntheticVoice.withNoise(sound, decibels)).hnrDb())
        .isCloseTo(decibels, within(1.5));
  }

  @Test
  void theSpectralBalanceOfTwoPartialsIsTheirRatio() throws MediaException {
    float[] sound = SyntheticVoice.sine(RATE, 1, 0.4, 500);
    float[] high = SyntheticVoice.sine(RATE, 1, 0.04, 3000);
    for (int i = 0; i < sound.length; i++) {
      sound[i] += high[i];
    }
    VoiceSummary summary = summary(sound);
    assertThat(summary.alphaDb()).isCloseTo(20, within(0.5));
    assertThat(summary.hammarbergDb()).isCloseTo(20, within(0.5));
  }

  @Test
  void syllablesAndPausesAreCounted() throws MediaException {
    SyntheticVoice voice = new SyntheticVoice(RATE);
    double[] starts = {0.2, 0.4, 0.6, 1.5, 1.7, 1.9, 2.1};
    for (double start : starts) {
      voice.voice(start, start + 0.12, _ -> 140);
    }
    VoiceTrack track = measure(SyntheticVoice.withNoise(voice.sound(2.6), 40));
    VoiceSummary summary = track.summary();
    assertThat(summary.syllables()).isEqualTo(7);
    assertThat(summary.pauses()).isEqualTo(1);
    assertThat(summary.speechRate()).isCloseTo(7 / 2.6, within(0.01));
    assertThat(summary.speechMs()).isCloseTo(520 + 720, within(100.0));
    assertThat(track.speech()[track.rowAt(1100)]).isFalse();
    assertThat(track.speech()[track.rowAt(500)]).isTrue();
  }

  @Test
  void noiseIsNoSpeechAndSaysNothingOfAVoice() throws MediaException {
    VoiceSummary summary = summary(SyntheticVoice.withNoise(new float[2 * RATE], 0));
    assertThat(summary.voicedShare()).isLessThan(0.02);
    assertThat(summary.speechMs()).isZero();
    assertThat(summary.speechRate()).isNaN();
  }

  @Test
  void aMeasurementStopsWhenItIsCancelled() {
    float[] sound = SyntheticVoice.sine(RATE, 5, 0.5, 200);
    Work cancelled =
        new Work() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatThrownBy(
            () -> VoiceAnalyzer.measure(new HeldRecording(sound), 0, RATE / 2.0, cancelled))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void progressGrowsToTheWhole() throws MediaException {
    long[] last = {0, 1};
    Work watched =
        new Work() {
          @Override
          public void progress(long done, long total) {
            assertThat(done).isBetween(last[0], total);
            last[0] = done;
            last[1] = total;
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    float[] sound = new SyntheticVoice(RATE).voice(0.2, 2.5, _ -> 200).sound(3);
    VoiceAnalyzer.measure(new HeldRecording(sound), 0, RATE / 2.0, watched);
    assertThat(last[0]).isEqualTo(last[1]);
  }

  /** Real speakers: six or seven words each, of one syllable but for "seven" and "again". */
  @ParameterizedTest
  @CsvSource({"bbaf2n, 6", "lrwp9a, 7", "sbwe5n, 6", "swiz3n, 6"})
  void realSentencesHavePlausibleVoices(String name, int syllables) throws Exception {
    Path file = Path.of(System.getProperty("shared.directory", ""), "clips/grid", name + ".mpg");
    Assumptions.assumeTrue(Files.exists(file), file + " is not here");
    MediaInfo info = MediaProbe.probe(file, Work.UNWATCHED);
    VoiceTrack track = VoiceAnalyzer.analyze(file, info.audio().getFirst(), Work.UNWATCHED);
    VoiceSummary summary = track.summary();
    assertThat(track.rows()).isBetween(290, 305);
    assertThat(summary.f0MedianHz()).isBetween(80.0, 280.0);
    assertThat(summary.f0RangeSemitones()).isBetween(2.0, 20.0);
    assertThat(summary.voicedShare()).isBetween(0.15, 0.7);
    assertThat(summary.hnrDb()).isBetween(5.0, 25.0);
    assertThat(summary.jitter()).isBetween(0.002, 0.04);
    assertThat(summary.shimmer()).isBetween(0.02, 0.2);
    assertThat(summary.speechMs()).isBetween(1000.0, 2700.0);
    assertThat(summary.syllables()).isBetween(syllables - 2, syllables + 2);
  }
}
