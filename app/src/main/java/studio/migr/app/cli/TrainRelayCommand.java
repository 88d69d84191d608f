package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.training.handover.TrainerRelay;
import studio.migr.training.run.RunDirectory;

/** {@code train relay}: another maker's trainer, followed as if it were ours. */
@Command(
    name = "relay",
    mixinStandardHelpOptions = true,
    description =
        "Start another trainer, such as ms-swift's, LLaMA-Factory's or TRL's, and tell a run's"
            + " folder what its own logs say. Meant as the command of an external run.")
final class TrainRelayCommand implements Callable<Integer> {
  @Option(names = "--run", required = true, paramLabel = "RUN_DIR", description = "The run.")
  private Path run = Path.of("");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The folder into which the trainer writes logs and adapters.")
  private Path output = Path.of("");

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The trainer and its arguments, behind --.")
  private List<String> command = List.of();

  @Override
  public Integer call() throws IOException {
    RunDirectory directory = RunDirectory.open(run);
    boolean well =
        new TrainerRelay(command, output)
            .run(directory, directory.printedFile(), Clock.systemUTC());
    return well ? Exit.DONE : Exit.FAILED;
  }
}
