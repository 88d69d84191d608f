package studio.migr.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import studio.migr.app.train.ComparisonWorker;

/** Asks models for the window, in an installed studio whose runtime has no {@code java}. */
@Command(name = "compare", hidden = true)
final class TrainCompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException {
    ComparisonWorker.run(folder);
    return Exit.DONE;
  }
}
