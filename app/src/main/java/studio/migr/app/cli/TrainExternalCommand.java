package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.migr.app.store.ProjectException;
import studio.migr.training.trainer.ExternalStage;

/** {@code train external}: starts a trainer of somebody else's that keeps the run's contract. */
@Command(
    name = "external",
    mixinStandardHelpOptions = true,
    description =
        "Start the program that the settings name under \"command\" as the trainer of a run: any"
            + " that keeps the contract of its folder (docs/training.md).")
final class TrainExternalCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private @Nullable TrainOptions options;

  TrainExternalCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException, InterruptedException {
    if (options == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new TrainingInTerminal(console, new ExternalStage(), options).run(Path.of(""));
  }
}
