package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.training.run.Liveness;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunStatus;

/** {@code train stop}: asks the trainer of a run to end after its step. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description = "Ask the trainer of a run to end after its step. What it reached is kept.")
final class TrainStopCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "RUN_DIR", description = "The run's folder.")
  private Path folder = Path.of("");

  @Option(names = "--discard", description = "What it reached is not wanted.")
  private boolean discard;

  TrainStopCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, ProjectException {
    RunDirectory run = RunDirectory.open(folder);
    Optional<RunStatus> status = run.status().read();
    Liveness liveness = status.map(one -> Liveness.of(one, Instant.now())).orElse(Liveness.ENDED);
    if (liveness == Liveness.ENDED || liveness == Liveness.DEAD) {
      throw ProjectException.of("train.not-running", folder.toString());
    }
    run.request(discard ? RunRequest.CANCEL : RunRequest.STOP);
    console.say(Messages.text("train.asked", folder.toString()));
    return Exit.DONE;
  }
}
