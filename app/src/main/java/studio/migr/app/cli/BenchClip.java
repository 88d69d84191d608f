package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import studio.migr.runtime.ffmpeg.FfmpegCommand;

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
}
