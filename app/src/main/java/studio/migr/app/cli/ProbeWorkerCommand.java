package studio.migr.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import studio.migr.runtime.media.ProbeWorker;

/** Becomes the helper process of an installed studio, whose runtime has no {@code java} program. */
@Command(name = "probe-worker", hidden = true)
final class ProbeWorkerCommand implements Callable<Integer> {
  @Override
  public Integer call() throws IOException {
    ProbeWorker.main(new String[0]);
    return Exit.DONE;
  }
}
