package studio.migr.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.testing.CounterStamp;
import studio.migr.runtime.testing.FfmpegProgram;
import studio.migr.runtime.work.Work;

/** What a good file holds is said exactly. */
final class MediaProbeTest {
  @TempDir static Path folder;

  private static MediaInfo probe(String name, ClipMaker maker) throws IOException {
    return MediaProbe.probe(maker.make(folder.resolve(name)), Work.UNWATCHED);
  }

  @ParameterizedTest
  @CsvSource({
    "24000/1001, mp4, false",
    "24000/1001, mkv, false",
    "24, mkv, false",
    "25, mpg, false",
    "30000/1001, mkv, false",
    "30000/1001, webm, false",
    "30000/1001, ts, false",
    "60, mov, false",
    "60, mkv, false",
    "12.5, avi, false"
  })
  void theRateIsTheNominalOneAndConstantInSpiteOfRounding(
      String rate, String extension, boolean variable) throws IOException {
    ClipMaker maker = new ClipMaker().frames(50).rate(rate);
    switch (extension) {
      case "webm" -> maker.video("libvpx", "-b:v", "1M");
      case "mpg" -> maker.video("mpeg2video", "-qscale:v", "3");
      default -> maker.video("libx264", "-bf", "2");
    }
    VideoTrack video =
        probe("rate-" + rate.replace('/', '-') + "." + extension, maker).video().orElseThrow();
    double expected =
        rate.contains("/") ? Rational.parse(rate).toDouble() : Double.parseDouble(rate);
    assertThat(video.frameRate().toDouble()).isCloseTo(expected, within(1e-9));
    assertThat(video.variableFrameRate()).isEqualTo(variable);
    assertThat(video.frames().size()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv"})
  void oneDroppedFrameMakesTheRateVariable(String extension) throws IOException {
    MediaInfo info =
        probe(
            "dropped." + extension,
            new ClipMaker()
                .frames(50)
                .video("libx264", "-bf", "2")
                .output("-vf", "setpts=(N+gte(N\\,20))/25/TB", "-fps_mode", "passthrough"));
    assertThat(info.video().orElseThrow().variableFrameRate()).isTrue();
    assertThat(info.notes()).contains(MediaNote.VARIABLE_FRAME_RATE);
    assertThat(info.video().orElseThrow().millisOf(20)).isCloseTo(840, within(1.0));
  }

  @Test
  void aPlainClipHasNoNotes() throws IOException {
    MediaInfo info = probe("plain.mp4", new ClipMaker().frames(50).video("libx264", "-bf", "2"));
    assertThat(info.notes()).isEmpty();
    assertThat(info.startMs()).isCloseTo(0, within(0.1));
    assertThat(info.durationMs()).isCloseTo(2000, within(30.0));
    AudioTrack audio = info.audio().getFirst();
    assertThat(audio.codec()).isEqualTo("aac");
    assertThat(audio.sampleRate()).isEqualTo(44100);
    assertThat(audio.channels()).isEqualTo(1);
    assertThat(audio.startMs()).isCloseTo(0, within(0.1));
    VideoTrack video = info.video().orElseThrow();
    assertThat(video.codec()).isEqualTo("h264");
    assertThat(video.width()).isEqualTo(CounterStamp.WIDTH);
    assertThat(video.height()).isEqualTo(CounterStamp.HEIGHT);
    assertThat(video.pixelAspect()).isEqualTo(new Rational(1, 1));
    assertThat(video.frames().isKey(0)).isTrue();
  }

  @Test
  void soundThatStartsLaterIsMeasuredAndNoted() throws IOException {
    MediaInfo info =
        probe("later.mkv", new ClipMaker().frames(50).video("libx264").soundOffset(0.5));
    AudioTrack audio = info.audio().getFirst();
    assertThat(audio.startMs() - info.video().orElseThrow().millisOf(0))
        .isCloseTo(500, within(25.0));
    assertThat(info.notes()).contains(MediaNote.OFFSET_START, MediaNote.UNEVEN_END);
  }

  @Test
  void soundThatEndsEarlierIsNoted() throws IOException {
    MediaInfo info = probe("shorter.mp4", new ClipMaker().frames(75).soundSeconds(2));
    assertThat(info.notes()).containsExactly(MediaNote.UNEVEN_END);
    assertThat(info.durationMs()).isCloseTo(3000, within(1.0));
  }

  @Test
  void aSilentVideoAndASoundAloneAreClips() throws IOException {
    MediaInfo silent = probe("silent.mp4", new ClipMaker().silent());
    assertThat(silent.audio()).isEmpty();
    assertThat(silent.notes()).containsExactly(MediaNote.SILENT);
    MediaInfo sound = probe("alone.wav", new ClipMaker().soundOnly());
    assertThat(sound.video()).isEmpty();
    assertThat(sound.notes()).containsExactly(MediaNote.SOUND_ONLY);
    assertThat(sound.durationMs()).isCloseTo(2000, within(0.1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cover.mp3", "cover.m4a", "cover.flac"})
  void coverArtIsNoPicture(String name) throws IOException {
    Path sound = new ClipMaker().soundOnly().make(folder.resolve("plain-" + name));
    Path cover = folder.resolve("cover.png");
    FfmpegProgram.run(
        FfmpegProgram.Input.NONE,
        List.of("-f", "lavfi", "-i", "color=red:size=64x64", "-frames:v", "1", cover.toString()));
    Path file = folder.resolve(name);
    FfmpegProgram.run(
        FfmpegProgram.Input.NONE,
        List.of(
            "-i",
            sound.toString(),
            "-i",
            cover.toString(),
            "-map",
            "0",
            "-map",
            "1",
            "-c",
            "copy",
            "-disposition:v",
            "attached_pic",
            file.toString()));
    MediaInfo info = MediaProbe.probe(file, Work.UNWATCHED);
    assertThat(info.video()).isEmpty();
    assertThat(info.audio()).hasSize(1);
  }

  @Test
  void severalAudioTracksAreAllListed() throws IOException {
    Path one = new ClipMaker().make(folder.resolve("one.mkv"));
    Path file = folder.resolve("two.mkv");
    FfmpegProgram.run(
        FfmpegProgram.Input.NONE,
        List.of(
            "-i",
            one.toString(),
            "-map",
            "0:v",
            "-map",
            "0:a",
            "-map",
            "0:a",
            "-c",
            "copy",
            file.toString()));
    MediaInfo info = MediaProbe.probe(file, Work.UNWATCHED);
    assertThat(info.audio()).hasSize(2);
    assertThat(info.notes()).containsExactly(MediaNote.SEVERAL_AUDIO_TRACKS);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270})
  void framesAreUprightWhateverTheCameraWrote(int clockwise) throws IOException {
    // The picture is turned the other way before it is coded, as by a camera held sideways.
    String turnedBefore =
        switch (clockwise) {
          case 90 -> "transpose=cclock";
          case 180 -> "hflip,vflip";
          case 270 -> "transpose=clock";
          default -> "null";
        };
    Path coded =
        new ClipMaker()
            .frames(10)
            .silent()
            .output("-vf", turnedBefore)
            .make(folder.resolve("coded-" + clockwise + ".mp4"));
    Path file = folder.resolve("turned-" + clockwise + ".mp4");
    FfmpegProgram.run(
        FfmpegProgram.Input.NONE,
        List.of(
            "-display_rotation",
            String.valueOf(-clockwise),
            "-i",
            coded.toString(),
            "-c",
            "copy",
            file.toString()));
    VideoTrack track = MediaProbe.probe(file, Work.UNWATCHED).video().orElseThrow();
    assertThat(track.rotation()).isEqualTo(clockwise);
    try (FrameReader reader = FrameReader.open(file, track)) {
      for (int k = 9; k >= 0; k--) {
        VideoFrame frame = reader.read(k);
        assertThat(frame.width()).isEqualTo(CounterStamp.WIDTH);
        assertThat(frame.height()).isEqualTo(CounterStamp.HEIGHT);
        assertThat(CounterStamp.read(frame.bgra(), frame.width(), frame.height())).isEqualTo(k);
      }
    }
  }

  @Test
  void thePixelAspectIsTheContainers() throws IOException {
    MediaInfo info = probe("wide.mp4", new ClipMaker().silent().output("-vf", "setsar=16/11"));
    assertThat(info.video().orElseThrow().pixelAspect()).isEqualTo(new Rational(16, 11));
  }

  @ParameterizedTest
  @CsvSource({
    "long.mp4, libx264",
    "long.mkv, libx264",
    "long.avi, mpeg4",
    "long.mpg, mpeg2video",
    "long.webm, libvpx"
  })
  void theIndexOfALongClipIsThatOfAStraightDecode(String name, String codec) throws IOException {
    Path file =
        new ClipMaker()
            .frames(3100)
            .silent()
            .video(codec, "-b:v", "200k", "-g", "100")
            .make(folder.resolve(name));
    VideoTrack track = MediaProbe.probe(file, Work.UNWATCHED).video().orElseThrow();
    assertThat(track.endMillis() - track.millisOf(0)).isGreaterThan(120_000);
    FrameIndex decoded =
        FrameScan.of(file, track.stream(), Integer.MAX_VALUE, Work.UNWATCHED, _ -> {})
            .index()
            .orElseThrow();
    assertThat(track.frames()).isEqualTo(decoded);
    try (FrameReader reader = FrameReader.open(file, track)) {
      for (int k : new int[] {3099, 0, 1550, 1549, 2999, 3000}) {
        VideoFrame frame = reader.read(k);
        assertThat(CounterStamp.read(frame.bgra(), frame.width(), frame.height())).isEqualTo(k);
      }
    }
  }

  @Test
  void aLongPlainClipIsNotDecodedFromEndToEnd() throws IOException {
    Path file =
        new ClipMaker()
            .frames(3100)
            .silent()
            .video("libx264", "-preset", "ultrafast", "-g", "100")
            .make(folder.resolve("quick.mp4"));
    double[] share = {0};
    Work watched =
        new Work() {
          @Override
          public void progress(long done, long total) {
            share[0] = Math.max(share[0], (double) done / total);
          }

          @Override
          public boolean cancelled() {
            return false;
          }
        };
    MediaProbe.probe(file, watched);
    // The first half of the progress is reading, the second is decoding.
    assertThat(share[0]).isPositive().isLessThanOrEqualTo(0.5);
  }

  @Test
  void aCancelledProbeStops() throws IOException {
    Path file = new ClipMaker().make(folder.resolve("cancel.mp4"));
    Work cancelled =
        new Work() {
          @Override
          public void progress(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> MediaProbe.probe(file, cancelled));
  }
}
