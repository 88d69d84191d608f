package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import studio.migr.app.train.PlanWorker;

/** Plans a training for the window, in an installed studio whose runtime has no {@code java}. */
@Command(name = "plan", hidden = true)
final class TrainPlanCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    PlanWorker.run(folder);
    return Exit.DONE;
  }
}
