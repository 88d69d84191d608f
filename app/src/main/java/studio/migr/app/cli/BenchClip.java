package studio.migr.app.cli;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import studio.migr.runtime.ffmpeg.Demuxer;
import studio.migr.runtime.ffmpeg.FfmpegCommand;
import studio.migr.runtime.ffmpeg.FrameSource;
import studio.migr.runtime.ffmpeg.StreamDecoder;

/** The clip that the video figures are taken on: made on the spot, so that all machines have it. */
final class BenchClip {
  static final String DESCRIPTION =
      "generated clip: 1280x720, 25 fps, H.264 (OpenH264), key frame every 50 frames";

  private BenchClip() {}

  static void make(Path file, int frames) throws IOException {
    FfmpegCommand.run(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=1280x720:rate=25",
            "-frames:v",
            String.valueOf(frames),
            "-pix_fmt",
            "yuv420p",
            "-c:v",
            "libopenh264",
            "-b:v",
            "4M",
            "-g",
            "50",
            file.toString()));
  }

  /** Milliseconds that decoding all of a stream takes, and nothing else. */
  static double straightDecode(Path file, int stream) throws IOException {
    AVFrame frame = av_frame_alloc();
    try (Demuxer demuxer = Demuxer.open(file);
        StreamDecoder decoder =
            StreamDecoder.open(demuxer, stream, Runtime.getRuntime().availableProcessors());
        FrameSource source = new FrameSource(demuxer, stream, decoder)) {
      long start = System.nanoTime();
      while (source.next(frame)) {}
      return (System.nanoTime() - start) / 1e6;
    } finally {
      av_frame_free(frame);
    }
  }
}
