package studio.migr.runtime.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.work.Work;

class PeakPyramidTest {
  private static final int RATE = 16000;

  @TempDir Path folder;

  @Test
  void showsTheLoudestAndTheMeanOverAllChannels() throws IOException {
    Path file = folder.resolve("stereo.wav");
    AudioTrack track =
        WavFile.writeFloat(file, RATE, 2, RATE, (channel, sample) -> channel == 0 ? 0.6f : -0.2f);

    PeakColumns columns = PeakPyramid.build(file, track, Work.UNWATCHED).columns(0, 1000, 10);

    assertThat(columns.width()).isEqualTo(10);
    assertThat(columns.max()).containsOnly(0.6f);
    assertThat(columns.min()).containsOnly(-0.2f);
    float rms = (float) Math.sqrt((0.36 + 0.04) / 2);
    for (float value : columns.rms()) {
      assertThat(value).isCloseTo(rms, within(1e-5f));
    }
  }

  @Test
  void isEmptyOutsideTheSound() throws IOException {
    Path file = folder.resolve("late.wav");
    AudioTrack written = WavFile.writeFloat(file, RATE, 1, RATE, (channel, sample) -> 0.5f);
    // The same sound, as if it began a second late: only the clock moves.
    PeakPyramid late = new PeakPyramid(RATE, 1000, RATE, level(file, written));

    PeakColumns columns = late.columns(0, 3000, 30);

    for (int column = 0; column < 30; column++) {
      boolean sounds = column >= 10 && column < 20;
      assertThat(columns.max()[column]).isEqualTo(sounds ? 0.5f : 0);
      assertThat(columns.min()[column]).isEqualTo(sounds ? 0.5f : 0);
      assertThat(columns.rms()[column]).isEqualTo(sounds ? 0.5f : 0);
    }
    assertThat(late.columns(-1e15, -1e14, 3).max()).containsOnly(0);
    assertThat(late.columns(1e14, 1e15, 3).max()).containsOnly(0);
  }

  @Test
  void showsWhatIsNoNumberAsSilenceAndCutsWhatExceedsFullScale() throws IOException {
    Path file = folder.resolve("odd.wav");
    AudioTrack track =
        WavFile.writeFloat(
            file,
            RATE,
            1,
            RATE,
            (channel, sample) ->
                sample % 3 == 0 ? Float.NaN : sample % 3 == 1 ? Float.POSITIVE_INFINITY : -7f);

    PeakColumns columns = PeakPyramid.build(file, track, Work.UNWATCHED).columns(0, 1000, 7);

    assertThat(columns.max()).containsOnly(1);
    assertThat(columns.min()).containsOnly(-1);
    for (float value : columns.rms()) {
      assertThat(value).isBetween(0.8f, 0.83f);
    }
  }

  @Test
  void saysWhenSingleSamplesAreNeededAndThoseAgreeWithIt() throws IOException {
    Path file = folder.resolve("noise.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, RATE * 2, PcmReaderTest.noise(3));
    PeakPyramid pyramid = PeakPyramid.build(file, track, Work.UNWATCHED);

    assertThat(pyramid.isTooCoarseFor(16.01)).isFalse();
    assertThat(pyramid.isTooCoarseFor(15.99)).isTrue();
    // Edges on bins of 256 samples (16 ms), so that both see the same samples.
    PeakColumns coarse = pyramid.columns(160, 480, 20);
    PeakColumns raw = RawColumns.read(file, track, 160, 480, 20);
    assertThat(raw.min()).isEqualTo(coarse.min());
    assertThat(raw.max()).isEqualTo(coarse.max());
    for (int column = 0; column < 20; column++) {
      assertThat(raw.rms()[column]).isCloseTo(coarse.rms()[column], within(1e-4f));
    }
  }

  @Test
  void showsTheSampleThatAColumnLiesIn() throws IOException {
    Path file = folder.resolve("noise.wav");
    WavFile.Wave noise = PcmReaderTest.noise(4);
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, RATE, noise);

    // Samples 800 and 801, four columns each; 16 samples are a millisecond.
    PeakColumns columns = RawColumns.read(file, track, 50, 50.125, 8);

    for (int column = 0; column < 8; column++) {
      assertThat(columns.max()[column]).isEqualTo(noise.at(0, 800 + column / 4));
    }
    assertThat(RawColumns.read(file, track, 5000, 5001, 4).max()).containsOnly(0);
  }

  @Test
  void comesFromTheCacheAsItWasBuilt() throws IOException {
    Path file = folder.resolve("noise.wav");
    Path cache = folder.resolve("cache/peaks/noise.peaks");
    AudioTrack track = WavFile.writeFloat(file, RATE, 2, RATE * 3, PcmReaderTest.noise(5));
    PeakPyramid built = PeakPyramid.openOrBuild(file, track, cache, Work.UNWATCHED);

    PeakPyramid cached = PeakPyramid.openOrBuild(file, track, cache, NEVER);

    assertThat(everything(cached)).isEqualTo(everything(built));
    try (Stream<Path> files = Files.list(cache.getParent())) {
      assertThat(files).containsExactly(cache);
    }
  }

  @Test
  void isBuiltAnewWhenTheCacheIsDamagedOrForeign() throws IOException {
    Path file = folder.resolve("noise.wav");
    Path cache = folder.resolve("noise.peaks");
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, RATE, PcmReaderTest.noise(6));
    PeakPyramid built = PeakPyramid.openOrBuild(file, track, cache, Work.UNWATCHED);
    byte[] good = Files.readAllBytes(cache);

    List<byte[]> bad = new ArrayList<>();
    bad.add(new byte[0]);
    bad.add(
        "no peaks at all, but a text that is longer than the header would be"
            .getBytes(StandardCharsets.UTF_8));
    bad.add(Arrays.copyOf(good, good.length - 1));
    bad.add(Arrays.copyOf(good, good.length + 12));
    for (int at : new int[] {0, 9, 13, 30, good.length / 2, good.length - 1}) {
      byte[] flipped = good.clone();
      flipped[at] ^= 4;
      bad.add(flipped);
    }
    for (byte[] bytes : bad) {
      Files.write(cache, bytes);
      PeakPyramid again = PeakPyramid.openOrBuild(file, track, cache, Work.UNWATCHED);
      assertThat(everything(again)).isEqualTo(everything(built));
      assertThat(Files.readAllBytes(cache)).isEqualTo(good);
    }
  }

  @Test
  void isBuiltAnewForAnotherFile() throws IOException {
    Path cache = folder.resolve("noise.peaks");
    Path first = folder.resolve("first.wav");
    Path second = folder.resolve("second.wav");
    AudioTrack loud = WavFile.writeFloat(first, RATE, 1, RATE, (channel, sample) -> 0.9f);
    AudioTrack quiet = WavFile.writeFloat(second, RATE, 1, RATE + 1, (channel, sample) -> 0.1f);
    PeakPyramid.openOrBuild(first, loud, cache, Work.UNWATCHED);

    PeakPyramid other = PeakPyramid.openOrBuild(second, quiet, cache, Work.UNWATCHED);

    assertThat(other.columns(0, 1000, 4).max()).containsOnly(0.1f);
  }

  @Test
  void isThereEvenIfTheCacheCannotBeWritten() throws IOException {
    Path file = folder.resolve("noise.wav");
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, RATE, (channel, sample) -> 0.9f);
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file, no folder");

    PeakPyramid pyramid =
        PeakPyramid.openOrBuild(file, track, blocked.resolve("noise.peaks"), Work.UNWATCHED);

    assertThat(pyramid.columns(0, 1000, 4).max()).containsOnly(0.9f);
  }

  @Test
  void stopsWhenCancelled() throws IOException {
    Path file = folder.resolve("noise.wav");
    Path cache = folder.resolve("noise.peaks");
    AudioTrack track = WavFile.writeFloat(file, RATE, 1, RATE, PcmReaderTest.noise(6));

    assertThatThrownBy(() -> PeakPyramid.openOrBuild(file, track, cache, NEVER))
        .isInstanceOf(CancellationException.class);
    assertThat(cache).doesNotExist();
  }

  @Test
  void saysHowFarItIs() throws IOException {
    Path file = folder.resolve("minute.wav");
    AudioTrack track = WavFile.writeShort(file, 8000, 1, 8000 * 60, (channel, sample) -> 0);
    List<Long> steps = new ArrayList<>();
    Work watched =
        new Work() {
          @Override
          public void progress(long done, long total) {
            assertThat(total).isEqualTo(60_000);
            steps.add(done);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };

    PeakPyramid.build(file, track, watched);

    assertThat(steps).isSorted().endsWith(60_000L).hasSizeGreaterThan(2);
  }

  @Test
  void holdsAnHourInTwentyMegabytes() throws Exception {
    Path file = folder.resolve("hour.wav");
    WavFile.writeShort(
        file,
        HourOfPeaks.RATE,
        1,
        HourOfPeaks.SAMPLES,
        (channel, sample) -> sample == HourOfPeaks.SAMPLES / 2 ? 1 : 0.25f);
    Path output = folder.resolve("output.txt");

    // As floats the samples alone would take 115 MB.
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx20m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                HourOfPeaks.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();

    assertThat(process.waitFor()).as(() -> read(output)).isZero();
    assertThat(Files.readString(output)).contains("112500 bins, loud in column 500 alone");
  }

  @Test
  void drawsAnHourAsCheaplyAsASecond() {
    int bins = 675_000;
    PeakPyramid hour =
        new PeakPyramid(
            48_000,
            0,
            bins * 256L,
            new PeakLevel(new float[bins], new float[bins], new float[bins]));
    PeakSpan span = new PeakSpan(hour.levels(), 4);
    Random random = new Random(1);

    for (int trial = 0; trial < 10_000; trial++) {
      int first = random.nextInt(bins);
      span.measure(first, first + random.nextInt(bins - first));
      // At most three bins at either end of each level.
      assertThat(span.looks()).isLessThanOrEqualTo(6 * hour.levels().size());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static final Work NEVER =
      new Work() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean cancelled() {
          return true;
        }
      };

  private static List<String> everything(PeakPyramid pyramid) {
    List<String> values = new ArrayList<>();
    for (int width : new int[] {1, 7, 200}) {
      PeakColumns columns = pyramid.columns(-10, pyramid.durationMs() + 10, width);
      values.add(Arrays.toString(columns.min()));
      values.add(Arrays.toString(columns.max()));
      values.add(Arrays.toString(columns.rms()));
    }
    values.add(String.valueOf(pyramid.startMs()));
    return values;
  }

  private static PeakLevel level(Path file, AudioTrack track) throws IOException {
    PeakFolder folder = new PeakFolder(PeakPyramid.BIN_SAMPLES * track.channels(), 4);
    folder.add(PcmReaderTest.readAll(file, track, track.sampleRate(), track.channels()));
    return folder.finish();
  }
}
