package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import studio.migr.app.bench.StraightDecode;
import studio.migr.runtime.ffmpeg.FfmpegCommand;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.sound.PeakPyramid;
import studio.migr.runtime.work.Work;

/** How many times faster than real time the peaks of a sound are made. */
final class BenchSound {
  private static final int SECONDS = 600;
  private static final int RUNS = 3;
  private static final String DESCRIPTION =
      "generated sound: " + SECONDS / 60 + " min of noise and tone, 48 kHz, stereo";

  private BenchSound() {}

  /** Adds a figure for each of AAC and WAV, the better of some runs, with the floor beside it. */
  static void measure(Path folder, ObjectNode peaks) throws IOException {
    peaks.put("sound", DESCRIPTION);
    measure(folder.resolve("bench.m4a"), "aac", peaks.putObject("aac"));
    measure(folder.resolve("bench.wav"), "pcm_s16le", peaks.putObject("wav"));
  }

  private static void measure(Path file, String codec, ObjectNode figures) throws IOException {
    String left = "0.2*sin(880*PI*t)+0.1*(random(0)-0.5)";
    String right = "0.2*sin(660*PI*t)+0.1*(random(1)-0.5)";
    String source = "aevalsrc=" + left + "|" + right + ":s=48000:d=" + SECONDS;
    try {
      FfmpegCommand.run(List.of("-f", "lavfi", "-i", source, "-c:a", codec, file.toString()));
      AudioTrack track = MediaProbe.probe(file, Work.UNWATCHED).audio().getFirst();
      double floor = Double.MAX_VALUE;
      double built = Double.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        floor = Math.min(floor, StraightDecode.all(file, track.stream()));
        long start = System.nanoTime();
        PeakPyramid.build(file, track, Work.UNWATCHED);
        built = Math.min(built, (System.nanoTime() - start) / 1e6);
      }
      figures
          .put("times_real_time", Math.round(track.durationMs() / built))
          .put("floor_times_real_time", Math.round(track.durationMs() / floor));
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** The figures as a table. */
  static void print(ObjectNode peaks, PrintStream out) {
    out.println(peaks.path("sound").asText());
    out.printf(Locale.ROOT, "%-16s %14s %14s%n", "", "× real time", "decoding alone");
    peaks
        .properties()
        .forEach(
            entry -> {
              if (entry.getValue().isObject()) {
                out.printf(
                    Locale.ROOT,
                    "%-16s %14d %14d%n",
                    "peaks of " + entry.getKey(),
                    entry.getValue().path("times_real_time").asLong(),
                    entry.getValue().path("floor_times_real_time").asLong());
              }
            });
  }
}
