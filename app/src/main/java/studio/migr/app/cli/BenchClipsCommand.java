package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.bench.ClipsBenchmark;
import studio.migr.app.bench.Cost;
import studio.migr.app.message.Messages;

/** {@code bench clips}: how long one core draws, speaks and encodes a generated clip. */
@Command(
    name = "clips",
    mixinStandardHelpOptions = true,
    description = "Speaking, drawing and encoding a generated clip of 3 s, on one core.")
final class BenchClipsCommand implements Callable<Integer> {
  private static final int CORES = 2;
  private static final int THOUSAND = 1000;
  private static final double TARGET_MINUTES = 20; // well under 30 for a thousand on two cores

  private final Console console;

  @Option(
      names = "--clips",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many clips, after as many to warm up (default: ${DEFAULT-VALUE}).")
  private int clipCount;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchClipsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("studio-bench");
    Path file = folder.resolve("bench.mp4");
    try {
      console.say(Messages.text("bench.making-clip"));
      Cost clip = ClipsBenchmark.measure(file, Math.max(1, clipCount));
      double minutes = minutes(clip.totalMs());
      ObjectNode result = console.object();
      ObjectNode clips = result.putObject("clips");
      CostJson.add(clips, clip);
      clips.put("thousand_on_two_cores_min", CostJson.rounded(minutes));
      clips.put("floor_thousand_on_two_cores_min", CostJson.rounded(minutes(clip.floorMs())));
      clips.put("target_min", TARGET_MINUTES).put("met", minutes <= TARGET_MINUTES);
      console.result(
          json,
          result,
          out -> {
            out.println(
                Messages.text(
                    "bench.clips",
                    CostJson.rounded(clip.totalMs() / 1000),
                    CostJson.rounded(minutes)));
            CostJson.print(clip, out);
          });
      return Exit.DONE;
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static double minutes(double clipMs) {
    return clipMs * THOUSAND / CORES / 60_000;
  }
}
