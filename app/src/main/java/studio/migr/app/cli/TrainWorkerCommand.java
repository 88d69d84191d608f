package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import studio.migr.app.train.TrainerWorker;

/** Becomes the trainer of an installed studio, whose runtime has no {@code java} program. */
@Command(name = "worker", hidden = true)
final class TrainWorkerCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN_DIR")
  private Path run = Path.of("");

  @Override
  public Integer call() throws IOException {
    return TrainerWorker.run(run) ? Exit.DONE : Exit.FAILED;
  }
}
