package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import studio.migr.app.bench.NextClipBenchmark;
import studio.migr.app.engine.OwnModel;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.clips.SampleClips;

/** {@code bench analysis}: how soon what a model says of the next clip is on screen. */
@Command(
    name = "analysis",
    mixinStandardHelpOptions = true,
    description =
        "From the next clip until all that a model says of it is on screen, for clips that were"
            + " analysed and clips that were not, and the repaint of a token under the pointer;"
            + " off-screen.")
final class BenchAnalysisCommand implements Callable<Integer> {
  private static final int FEWEST = 3;

  private final Console console;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "The folder of a model that sees and hears; without one, migr-tiny.")
  private @Nullable Path model;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "A folder of clips; without one, those of the sample project.")
  private @Nullable Path from;

  @Option(
      names = "--clips",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "How many of them, 3 or more (default: ${DEFAULT-VALUE}). Once they are analysed, all but"
              + " one are visited five times, the first time to warm up.")
  private int count;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchAnalysisCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    Path folder = Files.createTempDirectory("studio-bench");
    try {
      List<Path> clips = clips(folder);
      Path asked = model == null ? OwnModel.folder() : model;
      NextClipBenchmark.Result measured =
          NextClipBenchmark.run(folder.resolve("project"), clips, asked.toAbsolutePath());
      ObjectNode result = console.object();
      result.put("off_screen", true);
      result.put("clips", clips.size());
      result.put("analysed_visits", measured.visits());
      result.put("warm_up_visits", measured.warmUp());
      result.put("warm_up_median_ms", measured.warmUpMs());
      FigureTable.put(measured.figures(), result);
      console.result(
          json,
          result,
          out -> {
            FigureTable.print(measured.figures(), out);
            out.println(
                Messages.text(
                    "bench.analysis",
                    measured.visits(),
                    measured.warmUp(),
                    Math.round(measured.warmUpMs())));
          });
      return Exit.DONE;
    } finally {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  /** Those that can be seen and heard; the sample project's where no folder is named. */
  private List<Path> clips(Path scratch) throws IOException {
    Path place = from;
    if (place == null) {
      place = scratch.resolve("clips");
      SampleClips.copyTo(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      List<Path> clips =
          files
              .filter(file -> String.valueOf(file.getFileName()).endsWith(".mp4"))
              .sorted()
              .limit(Math.max(FEWEST, count))
              .toList();
      if (clips.size() < FEWEST && spec != null) {
        throw new ParameterException(
            spec.commandLine(), Messages.text("bench.too-few-clips", place.toString(), FEWEST));
      }
      return clips;
    }
  }
}
