package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import studio.migr.app.store.ProjectException;
import studio.migr.training.sft.SftStage;

/** {@code train sft}: teaches a model by examples. */
@Command(
    name = "sft",
    mixinStandardHelpOptions = true,
    description =
        "Teach a model by the reasoning of a data set: whole parts of it, or LoRA adapters. What"
            + " can be set stands in docs/training.md.")
final class TrainSftCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private @Nullable TrainOptions options;

  TrainSftCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException, InterruptedException {
    if (options == null) {
      throw new IllegalStateException("run without picocli");
    }
    return new TrainingInTerminal(console, new SftStage(), options).run(Path.of(""));
  }
}
