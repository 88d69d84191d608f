package studio.migr.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import studio.migr.runtime.serve.EngineWorker;

/** Becomes the engine of an installed studio, whose runtime has no {@code java} program. */
@Command(name = "worker", hidden = true)
final class EngineWorkerCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    EngineWorker.main(new String[0]);
    return Exit.DONE;
  }
}
