package studio.migr.app.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What all kinds of training are told. */
final class TrainOptions {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "The settings, a JSON object.")
  Path config = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "RUN_DIR",
      description = "The run's folder; made if it is not there.")
  Path out = Path.of("");

  @Option(names = "--resume", description = "Go on from the run's newest checkpoint.")
  boolean resume;

  @Option(
      names = "--dry-run",
      description = "Only say how many samples and steps, how much memory and time it takes.")
  boolean dryRun;

  @Option(names = "--detach", description = "Do not wait for the end.")
  boolean detach;

  @Option(names = "--json", description = "Print one JSON object.")
  boolean json;
}
