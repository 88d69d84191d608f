package studio.migr.runtime.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** After a seek comes what a straight read brings there, whatever the codec and the container. */
class CompressedSoundTest {
  // No two places sound alike: a shift by a frame of the codec would not go unnoticed.
  private static final String[] CHANGING = {"-af", "vibrato=f=0.7:d=0.95"};

  @TempDir static Path folder;

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "aac, mp4",
    "aac, mkv",
    "aac, aac",
    "libmp3lame, mp3",
    "libmp3lame, avi",
    "flac, flac",
    "flac, mkv",
    "pcm_s16le, mov",
    "pcm_s16le, mkv",
    "libopus, webm",
    "libopus, ogg",
    "vorbis, webm",
    "vorbis, ogg",
    "ac3, ts",
    "mp2, mpg",
    "wmav2, wmv",
    "alac, m4a",
  })
  void seeksToTheVerySample(String codec, String container) throws IOException {
    Path file =
        new ClipMaker()
            .soundOnly()
            .soundSeconds(16)
            // FFmpeg's own Vorbis encoder knows two channels only, and wants to be asked twice.
            .audio(codec, "-ac", "2", "-strict", "experimental")
            .output(CHANGING)
            .make(folder.resolve(codec + "." + container));
    AudioTrack track = MediaProbe.probe(file, Work.UNWATCHED).audio().getFirst();
    int rate = track.sampleRate();
    float[] all = PcmReaderTest.readAll(file, track, rate, 1);
    assertThat(all.length).isCloseTo(16 * rate, within(rate / 5));
    Random random = new Random(5);

    try (PcmReader reader = PcmReader.open(file, track, rate, 1)) {
      for (int trial = 0; trial < 30; trial++) {
        int sample = random.nextInt(all.length - 500);
        reader.seek(track.startMs() + sample * 1000.0 / rate);
        float[] read = new float[500];
        assertThat(reader.read(read)).isEqualTo(500);
        // Codecs that remember more than we warm them up with differ by less than can be heard.
        assertThat(read)
            .as("sample %s of %s", sample, all.length)
            .containsExactly(Arrays.copyOfRange(all, sample, sample + 500), within(3e-3f));
      }
    }
  }

  @Test
  void putsLateSoundWhereThePictureExpectsIt() throws IOException {
    Path file =
        new ClipMaker()
            .frames(75)
            .soundSeconds(2)
            .soundOffset(0.5)
            .audio("aac")
            .make(folder.resolve("late.mkv"));
    MediaInfo info = MediaProbe.probe(file, Work.UNWATCHED);
    AudioTrack track = info.audio().getFirst();
    double picture = info.video().orElseThrow().millisOf(0);

    assertThat(track.startMs() - picture).isCloseTo(500, within(30.0));
    PeakColumns columns =
        PeakPyramid.build(file, track, Work.UNWATCHED).columns(picture, picture + 3000, 30);
    for (int column = 0; column < 30; column++) {
      if (column < 4 || column > 26) {
        assertThat(columns.max()[column]).isZero();
      } else if (column > 5 && column < 24) {
        assertThat(columns.max()[column]).isGreaterThan(0.1f);
      }
    }
  }
}
