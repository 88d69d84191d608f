package studio.migr.runtime.serve;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import studio.migr.runtime.graph.Placement;

/** How much memory a device has for a model that is loaded now. */
public final class FreeMemory {
  private static final Path MEMORY = Path.of("/proc/meminfo");
  private static final String AVAILABLE = "MemAvailable:";
  private static final long PATIENCE_SECONDS = 10;

  private FreeMemory() {}

  /** In bytes; empty where the system does not say. */
  public static Optional<Long> of(String device) throws IOException {
    return device.equals(Placement.CPU)
        ? Optional.of(ofMachine())
        : ofCard(device.substring(device.indexOf(':') + 1));
  }

  /** With what the system would give back, where it says so; else what is there at all. */
  private static long ofMachine() throws IOException {
    long all =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    if (!Files.isReadable(MEMORY)) {
      return all;
    }
    return Files.readAllLines(MEMORY).stream()
        .filter(line -> line.startsWith(AVAILABLE))
        .map(line -> line.substring(AVAILABLE.length()).replace("kB", "").strip())
        .mapToLong(kilobytes -> Math.min(all, Long.parseLong(kilobytes) << 10))
        .findFirst()
        .orElse(all);
  }

  /** As the driver's own program says it. */
  private static Optional<Long> ofCard(String number) {
    try {
      Process process =
          new ProcessBuilder(
                  "nvidia-smi",
                  "--id=" + number,
                  "--query-gpu=memory.free",
                  "--format=csv,noheader,nounits")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String answer =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
      return answer.matches("\\d{1,9}")
          ? Optional.of(Long.parseLong(answer) << 20)
          : Optional.empty();
    } catch (IOException notInstalled) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
