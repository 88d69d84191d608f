package studio.migr.runtime.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.FrameSource;
import studio.migr.runtime.ffmpeg.PictureConverter;
import studio.migr.runtime.ffmpeg.StreamDecoder;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.testing.CounterStamp;
import studio.migr.runtime.work.Work;

/** Frame k is frame k: in any order, whatever the codec, the container and the times. */
final class FrameReaderTest {
  private static final int FRAMES = 130;
  // Enough for a dozen frames: most reads of the test must find their way again.
  private static final long SMALL_CACHE = 12 * CounterStamp.WIDTH * CounterStamp.HEIGHT * 3 / 2;

  @TempDir static Path folder;

  static Stream<Arguments> clips() {
    return Stream.of(
        clip("23.976.mp4", m -> m.rate("24000/1001").video("libx264", "-bf", "2", "-g", "25")),
        clip("29.97.mkv", m -> m.rate("30000/1001").video("libx264", "-bf", "3", "-g", "40")),
        clip("60.mov", m -> m.rate("60").video("libx264", "-bf", "3", "-b_strategy", "0")),
        clip(
            "open-gop.mp4",
            m -> m.video("libx264", "-x264-params", "open-gop=1:keyint=20:bframes=3:b-adapt=0")),
        clip(
            "open-gop.mkv",
            m -> m.video("libx264", "-x264-params", "open-gop=1:keyint=20:bframes=3:b-adapt=0")),
        clip(
            "open-gop.ts",
            m -> m.video("libx264", "-x264-params", "open-gop=1:keyint=20:bframes=3:b-adapt=0")),
        clip(
            "open-gop-hevc.mp4",
            m ->
                m.video(
                    "libx265",
                    "-x265-params",
                    "open-gop=1:keyint=20:bframes=3:b-adapt=0:log-level=none:pools=1")),
        clip(
            "intra-refresh.mp4",
            m -> m.video("libx264", "-x264-params", "intra-refresh=1:keyint=20:bframes=0")),
        clip(
            "interlaced.ts",
            m -> m.video("libx264", "-x264-params", "interlaced=1:keyint=20", "-flags", "+ildct")),
        clip(
            "variable.mp4",
            m ->
                m.video("libx264", "-bf", "3", "-g", "30")
                    .output(
                        "-vf",
                        "setpts=(N+mod(N*N\\,7)/8+floor(N/20)*3)/25/TB",
                        "-fps_mode",
                        "passthrough")),
        clip(
            "variable.mkv",
            m ->
                m.video("libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-g", "30")
                    .output(
                        "-vf",
                        "setpts=(N+mod(N*N\\,7)/8+floor(N/20)*3)/25/TB",
                        "-fps_mode",
                        "passthrough")),
        clip(
            "negative.mkv",
            m ->
                m.video("libx264", "-bf", "3", "-g", "25")
                    .output("-output_ts_offset", "-1.5", "-avoid_negative_ts", "disabled")),
        clip(
            "edit-list.mp4",
            m ->
                m.video("libx264", "-bf", "3", "-g", "25")
                    .output("-output_ts_offset", "-1.5", "-avoid_negative_ts", "disabled")),
        clip(
            "late.ts",
            m -> m.video("libx264", "-bf", "3", "-g", "25").output("-output_ts_offset", "3600")),
        clip("sound-later.mp4", m -> m.video("libx264", "-bf", "2", "-g", "25").soundOffset(0.5)),
        clip("sound-earlier.mkv", m -> m.video("libx264", "-g", "25").soundOffset(-0.5)),
        clip("silent.mp4", m -> m.video("libx264", "-bf", "2", "-g", "25").silent()),
        clip(
            "fragmented.mp4",
            m ->
                m.video("libx264", "-bf", "2", "-g", "25")
                    .output("-movflags", "frag_keyframe+empty_moov")),
        clip("plain.avi", m -> m.video("mpeg4", "-qscale:v", "3", "-g", "20")),
        clip("b-frames.avi", m -> m.video("mpeg4", "-qscale:v", "3", "-bf", "2", "-g", "20")),
        clip("h264.avi", m -> m.video("libx264", "-bf", "3", "-g", "20")),
        clip("mjpeg.avi", m -> m.video("mjpeg", "-qscale:v", "4")),
        clip(
            "mpeg1.mpg",
            m -> m.video("mpeg1video", "-qscale:v", "3", "-bf", "2", "-g", "15").audio("mp2")),
        clip(
            "mpeg2.mpg",
            m ->
                m.video("mpeg2video", "-qscale:v", "3", "-bf", "2", "-g", "15")
                    .audio("mp2")
                    .output("-f", "vob")),
        clip("mpeg2.ts", m -> m.video("mpeg2video", "-qscale:v", "3", "-bf", "2", "-g", "15")),
        clip("mpeg2.m2v", m -> m.silent().video("mpeg2video", "-qscale:v", "3", "-bf", "2")),
        clip("h264.h264", m -> m.silent().video("libx264", "-bf", "2", "-g", "20")),
        clip(
            "vp8.webm",
            m ->
                m.video(
                    "libvpx",
                    "-b:v",
                    "1M",
                    "-g",
                    "30",
                    "-auto-alt-ref",
                    "1",
                    "-lag-in-frames",
                    "16")),
        clip(
            "vp9.webm",
            m ->
                m.video(
                    "libvpx-vp9",
                    "-b:v",
                    "1M",
                    "-g",
                    "30",
                    "-cpu-used",
                    "8",
                    "-auto-alt-ref",
                    "1",
                    "-lag-in-frames",
                    "16",
                    "-row-mt",
                    "0")),
        clip(
            "av1.webm",
            m ->
                m.frames(60)
                    .video("libaom-av1", "-cpu-used", "8", "-g", "20", "-lag-in-frames", "16")),
        clip("av1.mp4", m -> m.frames(60).video("libaom-av1", "-cpu-used", "8", "-g", "20")),
        clip("wmv2.wmv", m -> m.video("wmv2", "-qscale:v", "3", "-g", "20")),
        clip("msmpeg4.wmv", m -> m.video("msmpeg4", "-qscale:v", "3", "-g", "20")),
        clip("prores.mov", m -> m.video("prores_ks")),
        clip("h264.flv", m -> m.video("libx264", "-bf", "2", "-g", "20")));
  }

  private static Arguments clip(String name, Function<ClipMaker, ClipMaker> recipe) {
    return Arguments.of(name, recipe.apply(new ClipMaker().frames(FRAMES)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("clips")
  void everyIndexShowsItsNumberInRandomOrder(String name, ClipMaker maker) throws IOException {
    Path file = maker.make(folder.resolve(name));
    VideoTrack track = MediaProbe.probe(file, Work.UNWATCHED).video().orElseThrow();
    int count = track.frames().size();
    // An MP4 that would start 1.5 s before zero hides what lies before: 38 frames at 25 a second.
    int first = name.startsWith("edit-list") ? 38 : 0;
    assertThat(count).isEqualTo((name.startsWith("av1") ? 60 : FRAMES) - first);

    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    Collections.shuffle(order, new Random(20));
    order.addAll(IntStream.range(0, 40).mapToObj(k -> count - 1 - k).toList());
    order.addAll(IntStream.range(10, 40).boxed().toList());
    long[] straight = straightDecode(file, track);
    try (FrameReader reader = FrameReader.open(file, track, SMALL_CACHE)) {
      for (int k : order) {
        VideoFrame frame = reader.read(k);
        assertThat(frame.index()).isEqualTo(k);
        assertThat(frame.pts()).isEqualTo(track.frames().pts(k));
        assertThat(CounterStamp.read(frame.bgra(), frame.width(), frame.height()))
            .isEqualTo(k + first);
        assertThat(hash(frame)).as("pixels of frame %d", k).isEqualTo(straight[k]);
      }
    }
  }

  static List<String> realClips() {
    return List.of("bbaf2n.mpg", "lrwp9a.mpg", "sbwe5n.mpg", "swiz3n.mpg");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("realClips")
  void aThousandRandomFramesOfARealClipEqualAStraightDecode(String name) throws IOException {
    Path file = Path.of(System.getProperty("shared.directory", ""), "clips/grid", name);
    assumeTrue(Files.exists(file), "no " + file);
    VideoTrack track = MediaProbe.probe(file, Work.UNWATCHED).video().orElseThrow();
    assertThat(track.frames().size()).isEqualTo(75);
    long[] straight = straightDecode(file, track);
    Random random = new Random(7);
    long smallCache = 8L * track.width() * track.height() * 3 / 2;
    try (FrameReader reader = FrameReader.open(file, track, smallCache)) {
      for (int n = 0; n < 250; n++) {
        int k = random.nextInt(track.frames().size());
        assertThat(hash(reader.read(k))).as("frame %d", k).isEqualTo(straight[k]);
      }
    }
  }

  /** What FFmpeg shows when nobody seeks, without a line of the reader's. */
  private static long[] straightDecode(Path file, VideoTrack track) throws IOException {
    List<Long> hashes = new ArrayList<>();
    AVFrame frame = av_frame_alloc();
    try (Demuxer demuxer = Demuxer.open(file);
        StreamDecoder decoder = StreamDecoder.open(demuxer, track.stream(), 1);
        FrameSource source = new FrameSource(demuxer, track.stream(), decoder);
        PictureConverter converter = new PictureConverter()) {
      while (source.next(frame)) {
        CRC32 crc = new CRC32();
        crc.update(converter.toBgra(frame));
        hashes.add(crc.getValue());
      }
    } finally {
      av_frame_free(frame);
    }
    assertThat(hashes).hasSize(track.frames().size());
    return hashes.stream().mapToLong(Long::longValue).toArray();
  }

  private static long hash(VideoFrame frame) {
    CRC32 crc = new CRC32();
    crc.update(frame.bgra().duplicate());
    return crc.getValue();
  }
}
