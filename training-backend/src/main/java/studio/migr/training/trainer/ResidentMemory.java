package studio.migr.training.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** How much of the machine's memory this process holds, where the system says it in a file. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String FIELD = "VmRSS:";
  private static final double KIB_OF_A_GIB = 1 << 20;

  private ResidentMemory() {}

  static OptionalDouble gib() {
    if (!Files.exists(STATUS)) {
      return OptionalDouble.empty();
    }
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(FIELD))
          .map(line -> line.substring(FIELD.length()).replaceAll("\\D", ""))
          .mapToDouble(kib -> Long.parseLong(kib) / KIB_OF_A_GIB)
          .findFirst();
    } catch (IOException | NumberFormatException e) {
      return OptionalDouble.empty(); // not worth a training
    }
  }
}
