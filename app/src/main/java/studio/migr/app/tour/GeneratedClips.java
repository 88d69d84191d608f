package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import studio.migr.runtime.ffmpeg.FfmpegCommand;

/**
 * Short clips made on the spot, for a tour without a project and for files that may be damaged.
 * Their names say that they are generated: a test pattern with a tone, nobody's emotion.
 */
final class GeneratedClips {
  /**
   * A tone that swells, falls silent and glides, so that its waveform and its pitch have a shape.
   */
  private static final String TONE =
      "aevalsrc=0.6*sin(2*PI*220*t+12*sin(2*PI*0.6*t))*max(0\\,0.45+0.55*sin(2*PI*0.8*t)):s=44100";

  private GeneratedClips() {}

  /**
   * Makes a clip with picture and sound, a silent one and one that is sound alone; beside the first
   * a table of the action units of a drawn face.
   */
  static List<Path> make(Path folder) throws IOException {
    Path both = folder.resolve("generated_pattern_and_tone.mp4");
    Path silent = folder.resolve("generated_pattern_silent.mp4");
    Path sound = folder.resolve("generated_tone.wav");
    video(both, 6, true);
    GeneratedFace.write(folder.resolve("generated_pattern_and_tone.csv"), 150, 25, 640, 360);
    video(silent, 3, false);
    run(List.of("-f", "lavfi", "-i", TONE + ":d=4", "-c:a", "pcm_s16le"), sound);
    return List.of(both, silent, sound);
  }

  /**
   * Makes one clip of 640 × 360 pixels and 25 frames a second.
   *
   * @param seconds its length
   */
  static void video(Path file, int seconds, boolean withSound) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=" + seconds));
    if (withSound) {
      arguments.addAll(List.of("-f", "lavfi", "-i", TONE + ":d=" + seconds, "-c:a", "aac"));
    }
    arguments.addAll(List.of("-c:v", "mpeg4", "-q:v", "4"));
    run(arguments, file);
  }

  /**
   * Makes a sound alone.
   *
   * @param seconds its length
   * @param hertz of its tone, which tells it from others
   */
  static void tone(Path file, int seconds, int hertz) throws IOException {
    run(
        List.of(
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=%d:sample_rate=16000:duration=%d".formatted(hertz, seconds),
            "-c:a",
            "pcm_s16le"),
        file);
  }

  private static void run(List<String> arguments, Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    List<String> command = new ArrayList<>(arguments);
    command.add(file.toString());
    FfmpegCommand.run(command);
  }
}
