package studio.migr.app.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much of the machine's memory a process takes up now: its own pages and those of its files.
 */
final class ResidentMemory {
  private ResidentMemory() {}

  /** In bytes; empty where the system does not say. */
  static OptionalLong of(long pid) throws IOException {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    if (Files.isReadable(status)) {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst();
    }
    try {
      Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
      String said = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return said.matches("\\d+")
          ? OptionalLong.of(Long.parseLong(said) << 10)
          : OptionalLong.empty();
    } catch (IOException noSuchProgram) {
      return OptionalLong.empty();
    }
  }
}
