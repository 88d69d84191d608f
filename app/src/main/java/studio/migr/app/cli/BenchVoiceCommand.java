package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.StraightDecode;
import studio.migr.app.message.Messages;
import studio.migr.runtime.ffmpeg.FfmpegCommand;
import studio.migr.runtime.media.AudioTrack;
import studio.migr.runtime.media.MediaProbe;
import studio.migr.runtime.voice.VoiceAnalyzer;
import studio.migr.runtime.work.Work;

/**
 * {@code bench voice}: how many times faster than real time a voice is measured, on one thread, and
 * which of its three readings takes how long. The floor is decoding the sound once.
 */
@Command(
    name = "voice",
    mixinStandardHelpOptions = true,
    description = "Measuring the voice in ten minutes of sound.")
final class BenchVoiceCommand implements Callable<Integer> {
  private static final int SECONDS = 600;
  private static final int RUNS = 3;
  private static final double TARGET = 100;
  private static final List<String> READINGS = List.of("range_ms", "contours_ms", "periods_ms");

  /** A buzz that glides about 150 Hz, voiced for 0.7 of each second, in noise. */
  private static final String BUZZ =
      "aevalsrc=0.3*(mod(150*t+10*sin(t)\\,1)-0.5)*lt(mod(t\\,1)\\,0.7)"
          + "+0.005*(random(0)-0.5):s=48000:d="
          + SECONDS;

  private final Console console;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchVoiceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("studio-bench");
    Path file = folder.resolve("bench.wav");
    try {
      console.say(Messages.text("bench.making-clip"));
      FfmpegCommand.run(List.of("-f", "lavfi", "-i", BUZZ, "-c:a", "pcm_s16le", file.toString()));
      ObjectNode result = console.object();
      measure(file, result.putObject("voice"));
      console.result(json, result, out -> out.print(words(result)));
      return Exit.DONE;
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static void measure(Path file, ObjectNode figures) throws IOException {
    AudioTrack track = MediaProbe.probe(file, Work.UNWATCHED).audio().getFirst();
    double floor = Double.MAX_VALUE;
    Readings best = new Readings();
    for (int run = 0; run < RUNS; run++) {
      floor = Math.min(floor, StraightDecode.all(file, track.stream()));
      Readings readings = new Readings();
      VoiceAnalyzer.analyze(file, track, readings);
      best = run == 0 || readings.total() < best.total() ? readings : best;
    }
    double times = track.durationMs() / best.total();
    figures.put("seconds", SECONDS);
    figures.put("times_real_time", Math.round(times));
    figures.put("floor_times_real_time", Math.round(track.durationMs() / floor));
    figures.put("target_times_real_time", TARGET);
    figures.put("met", times >= TARGET);
    for (int i = 0; i < READINGS.size(); i++) {
      figures.put(READINGS.get(i), Math.round(best.millis(i)));
    }
    figures.put("decoding_ms", Math.round(floor));
  }

  private static String words(ObjectNode result) {
    StringBuilder text = new StringBuilder();
    result
        .path("voice")
        .properties()
        .forEach(
            entry ->
                text.append(
                    String.format(
                        Locale.ROOT, "%-24s %10s%n", entry.getKey(), entry.getValue().asText())));
    return text.toString();
  }

  /** When each of the readings ended: each is a third of the progress. */
  private static final class Readings implements Work {
    private final long[] ends = new long[READINGS.size()];
    private final long start = System.nanoTime();

    @Override
    public void progress(long done, long total) {
      for (int i = 0; i < ends.length; i++) {
        if (ends[i] == 0 && done * ends.length >= total * (i + 1)) {
          ends[i] = System.nanoTime();
        }
      }
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    double millis(int reading) {
      return (ends[reading] - (reading == 0 ? start : ends[reading - 1])) / 1e6;
    }

    double total() {
      return (ends[ends.length - 1] - start) / 1e6;
    }
  }
}
