package studio.migr.runtime.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory this process holds, native libraries and all; known on Linux. */
public final class ProcessMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path CLEAR = Path.of("/proc/self/clear_refs");
  private static final String FORGET_PEAK = "5";

  private ProcessMemory() {}

  /** Bytes now. */
  public static OptionalLong resident() {
    return line("VmRSS:");
  }

  /** The most bytes since {@link #forgetPeak}. */
  public static OptionalLong peak() {
    return line("VmHWM:");
  }

  /**
   * From here on the peak is counted anew.
   *
   * @return whether the system can do that
   */
  public static boolean forgetPeak() {
    try {
      Files.writeString(CLEAR, FORGET_PEAK);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static OptionalLong line(String name) {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(name))
          .mapToLong(
              line -> Long.parseLong(line.substring(name.length()).replace("kB", "").strip()) << 10)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
