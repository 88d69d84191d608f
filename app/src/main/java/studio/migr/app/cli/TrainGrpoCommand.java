package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.migr.app.store.ProjectException;
import studio.migr.training.grpo.GrpoStage;

/** {@code train grpo}: lets a model learn from its own answers. */
@Command(
    name = "grpo",
    mixinStandardHelpOptions = true,
    description =
        "Let a model learn from its own answers about the clips of a data set: what earns more"
            + " than the others of its group becomes likelier. What can be set stands in"
            + " docs/training.md.")
final class TrainGrpoCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private @Nullable TrainOptions options;

  TrainGrpoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException, InterruptedException {
    if (options == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new TrainingInTerminal(console, new GrpoStage(), options).run(Path.of(""));
  }
}
