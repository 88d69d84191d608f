package studio.migr.runtime.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.media.MediaFault;

class PcmReaderTest {
  private static final int RATE = 44100;

  @TempDir Path folder;

  @Test
  void readsEverySampleOnce() throws IOException {
    WavFile.Wave noise = noise(5);
    Path file = folder.resolve("noise.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 2, 30_001, noise);

    float[] all = readAll(file, track, RATE, 2);

    assertThat(all).hasSize(60_002);
    for (int k = 0; k < all.length; k++) {
      if (all[k] != noise.at(k % 2, k / 2)) {
        fail("sample " + k + " is " + all[k]);
      }
    }
  }

  @Test
  void readsFromTheNearestSampleAfterASeek() throws IOException {
    WavFile.Wave noise = noise(6);
    Path file = folder.resolve("noise.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, RATE * 5L, noise);
    Random random = new Random(1);

    try (PcmReader reader = PcmReader.open(file, track, RATE, 1)) {
      for (int trial = 0; trial < 100; trial++) {
        int sample = random.nextInt(RATE * 5 - 10);
        double between = random.nextDouble(-0.49, 0.49);
        reader.seek((sample + between) * 1000 / RATE);
        assertThat(reader.positionMs()).isCloseTo(sample * 1000.0 / RATE, within(1e-9));
        float[] read = new float[10];
        assertThat(reader.read(read)).isEqualTo(10);
        for (int k = 0; k < 10; k++) {
          assertThat(read[k]).isEqualTo(noise.at(0, sample + k));
        }
        assertThat(reader.positionMs()).isCloseTo((sample + 10) * 1000.0 / RATE, within(1e-9));
      }
    }
  }

  @Test
  void seeksInAnotherRateToTheSamplesOfAStraightRead() throws IOException {
    Path file = folder.resolve("noise.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 2, RATE * 3L, noise(7));
    Random random = new Random(2);

    for (int rate : new int[] {48000, 16000}) {
      float[] all = readAll(file, track, rate, 1);
      assertThat(all.length).isCloseTo(rate * 3, within(2));
      try (PcmReader reader = PcmReader.open(file, track, rate, 1)) {
        for (int trial = 0; trial < 50; trial++) {
          int sample = random.nextInt(all.length - 1000);
          reader.seek(sample * 1000.0 / rate);
          float[] read = new float[1000];
          assertThat(reader.read(read)).isEqualTo(1000);
          assertThat(read).isEqualTo(Arrays.copyOfRange(all, sample, sample + 1000));
        }
      }
    }
  }

  @Test
  void keepsTheTimeOfEverySampleInAnotherRate() throws IOException {
    Path file = folder.resolve("tone.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, RATE * 2L, WavFile.tone(440, RATE, 0.5));
    WavFile.Wave expected = WavFile.tone(440, 48000, 0.5);

    float[] all = readAll(file, track, 48000, 1);

    float worst = 0;
    for (int k = 200; k < all.length - 200; k++) {
      worst = Math.max(worst, Math.abs(all[k] - expected.at(0, k)));
    }
    assertThat(worst).isLessThan(1e-3f);
  }

  @Test
  void givesTheMeanOfAllChannelsAsOne() throws IOException {
    Path file = folder.resolve("stereo.wav");
    AudioTrack track =
        WavFile.writeFloat(file, RATE, 2, 1000, (channel, sample) -> channel == 0 ? 0.8f : -0.2f);

    assertThat(readAll(file, track, RATE, 1)).hasSize(1000).containsOnly(0.3f);
  }

  @Test
  void givesOneChannelToBothSidesUnchanged() throws IOException {
    Path file = folder.resolve("mono.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, 1000, (channel, sample) -> 0.8f);

    assertThat(readAll(file, track, RATE, 2)).hasSize(2000).containsOnly(0.8f);
  }

  @Test
  void countsTimeFromTheStartOfTheTrack() throws IOException {
    Path file = folder.resolve("noise.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, RATE, noise(8));

    try (PcmReader reader = PcmReader.open(file, track, RATE, 1)) {
      reader.seek(-500);
      assertThat(reader.positionMs()).isEqualTo(0);
      reader.seek(2000);
      assertThat(reader.read(new float[10])).isZero();
      reader.seek(999);
      assertThat(reader.read(new float[RATE])).isEqualTo(44);
    }
  }

  @Test
  void saysThatAFileIsGone() {
    AudioTrack track = new AudioTrack(0, "aac", RATE, 1, 0, 1000);

    assertThatThrownBy(() -> PcmReader.open(folder.resolve("gone.m4a"), track, RATE, 1))
        .isInstanceOfSatisfying(
            MediaException.class, e -> assertThat(e.fault()).isEqualTo(MediaFault.MISSING));
  }

  @Test
  void saysThatThereIsNoSuchStream() throws IOException {
    Path file = folder.resolve("noise.wav");
    WavFile.writeShort(file, RATE, 1, 1000, noise(9));
    AudioTrack second = new AudioTrack(1, "pcm_s16le", RATE, 1, 0, 1000);

    assertThatThrownBy(() -> PcmReader.open(file, second, RATE, 1))
        .isInstanceOfSatisfying(
            MediaException.class, e -> assertThat(e.fault()).isEqualTo(MediaFault.NO_STREAMS));
  }

  @Test
  void readsWhatIsThereOfACutFile() throws IOException {
    Path file = folder.resolve("cut.wav");
    AudioTrack track = WavFile.writeShort(file, RATE, 1, 20_000, noise(10));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, 44 + 2 * 9_000));

    assertThat(readAll(file, track, RATE, 1)).hasSize(9_000);
  }

  static WavFile.Wave noise(long seed) {
    return (channel, sample) -> {
      // Any sample on its own, without the ones before it (the mixer of SplitMix64).
      long mixed = (seed * 1_000_003 + sample * 2 + channel) * 0x9E3779B97F4A7C15L;
      mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
      return (mixed >> 40) / (float) (1 << 23);
    };
  }

  static float[] readAll(Path file, AudioTrack track, int rate, int channels) throws IOException {
    try (PcmReader reader = PcmReader.open(file, track, rate, channels)) {
      float[] all = new float[(int) (track.durationMs() / 1000 * rate + 5000) * channels];
      int read = reader.read(all);
      return Arrays.copyOf(all, read * channels);
    }
  }
}
