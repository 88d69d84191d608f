package studio.migr.app.train;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import studio.migr.runtime.work.Work;

/**
 * What another process of this program is asked and answers: files in a folder of its own, that
 * goes when it is closed.
 */
final class WorkerFolder implements AutoCloseable {
  private static final int GLANCE_MS = 100;

  private final Path folder;

  private WorkerFolder(Path folder) {
    this.folder = folder;
  }

  /** A look at what the process left in the folder by now. */
  @FunctionalInterface
  interface Glance {
    void look() throws IOException;
  }

  static WorkerFolder make(String prefix) throws IOException {
    return new WorkerFolder(Files.createTempDirectory(prefix));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  /**
   * Lets the process work, and waits for it.
   *
   * @param words which command the packed program begins it with
   * @return its exit code
   * @throws CancellationException if cancelled; the process is ended
   */
  int run(Class<?> worker, List<String> words, Glance glance, Work work) throws IOException {
    Process process =
        new ProcessBuilder(TrainerWorker.command(worker, words, folder))
            .redirectErrorStream(true)
            .redirectOutput(file("printed").toFile())
            .start();
    try {
      while (!process.waitFor(GLANCE_MS, TimeUnit.MILLISECONDS)) {
        glance.look();
        work.check();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      if (process.isAlive()) {
        process.destroyForcibly().onExit().join(); // else it could still write here
      }
    }
  }

  @Override
  public void close() throws IOException {
    MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
