package studio.migr.runtime.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.sound.WavFile;
import studio.migr.runtime.work.Work;

/** A voice is measured once, and a cache that cannot be trusted is not. */
class VoiceCacheTest {
  /** Fails whoever measures. */
  private static final Work NO_MEASURING =
      new Work() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean cancelled() {
          return true;
        }
      };

  @TempDir private Path folder;

  private Path file;
  private Path cache;
  private AudioTrack track;
  private VoiceTrack measured;

  @BeforeEach
  void measureOnce() throws Exception {
    float[] sound =
        new SyntheticVoice(22_050).jitter(0.01).voice(0.2, 1, t -> 150 + 40 * t).sound(1.2);
    file = folder.resolve("voice.wav");
    cache = folder.resolve("cache").resolve("voice");
    track = WavFile.writeFloat(file, 22_050, 1, sound.length, (_, sample) -> sound[(int) sample]);
    measured = VoiceAnalyzer.openOrAnalyze(file, track, cache, Work.UNWATCHED);
  }

  private void assertSame(VoiceTrack kept) {
    assertThat(kept.startMs()).isEqualTo(measured.startMs());
    assertThat(kept.summary()).isEqualTo(measured.summary());
    assertThat(Arrays.equals(kept.f0Hz(), measured.f0Hz())).isTrue();
    assertThat(Arrays.equals(kept.levelDb(), measured.levelDb())).isTrue();
    assertThat(Arrays.equals(kept.hnrDb(), measured.hnrDb())).isTrue();
    assertThat(Arrays.equals(kept.alphaDb(), measured.alphaDb())).isTrue();
    assertThat(kept.speech()).isEqualTo(measured.speech());
  }

  @Test
  void theSecondTimeNothingIsMeasured() throws Exception {
    assertSame(VoiceAnalyzer.openOrAnalyze(file, track, cache, NO_MEASURING));
  }

  @Test
  void aDamagedCacheIsMadeAnew() throws Exception {
    byte[] bytes = Files.readAllBytes(cache);
    bytes[bytes.length / 2] ^= 1;
    Files.write(cache, bytes);
    assertThatThrownBy(() -> VoiceAnalyzer.openOrAnalyze(file, track, cache, NO_MEASURING))
        .isInstanceOf(CancellationException.class);
    assertSame(VoiceAnalyzer.openOrAnalyze(file, track, cache, Work.UNWATCHED));
    assertThat(VoiceAnalyzer.openOrAnalyze(file, track, cache, NO_MEASURING).rows())
        .isEqualTo(measured.rows());
  }

  @Test
  void theCacheOfAnotherSoundOrACutOneDoesNotCount() throws Exception {
    AudioTrack other =
        new AudioTrack(1, "pcm_f32le", 22_050, 1, track.startMs(), track.durationMs());
    assertThat(VoiceCache.read(cache, other, Files.size(file))).isEmpty();
    assertThat(VoiceCache.read(cache, track, Files.size(file) + 1)).isEmpty();
    Files.write(cache, new byte[] {1, 2, 3});
    assertThat(VoiceCache.read(cache, track, Files.size(file))).isEmpty();
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNoFailure() throws Exception {
    assertThat(
            VoiceAnalyzer.openOrAnalyze(
                    file, track, file.resolve("not").resolve("a folder"), Work.UNWATCHED)
                .rows())
        .isEqualTo(measured.rows());
  }
}
