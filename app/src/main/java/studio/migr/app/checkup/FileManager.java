package studio.migr.app.checkup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The desktop's own program for looking at folders. */
final class FileManager {
  private static final long PATIENCE_SECONDS = 10;

  private FileManager() {}

  /**
   * Shows {@code folder} there. Waits for the answer: not for the JavaFX thread.
   *
   * @return whether there is such a program and it did not refuse
   */
  static boolean show(Path folder) throws InterruptedException {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean windows = system.contains("win");
    String program = windows ? "explorer" : system.contains("mac") ? "open" : "xdg-open";
    try {
      Process process =
          new ProcessBuilder(List.of(program, folder.toString()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // One that stays open has shown it. Explorer says 1 however well it went.
      return !process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || process.exitValue() == 0
          || windows;
    } catch (IOException notThere) {
      return false;
    }
  }
}
