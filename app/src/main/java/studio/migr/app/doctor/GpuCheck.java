package studio.migr.app.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import studio.migr.app.message.Messages;

/** Looks for an NVIDIA graphics card with its driver. */
final class GpuCheck implements Check {
  private static final long PATIENCE_SECONDS = 10;

  private final Path driver;
  private final String tool;

  /**
   * @param driver file in which a Linux driver tells its version
   * @param tool the driver's own program: its name on the path, or a file
   */
  GpuCheck(Path driver, String tool) {
    this.driver = driver;
    this.tool = tool;
  }

  @Override
  public String name() {
    return "gpu";
  }

  @Override
  public Finding run() throws IOException, InterruptedException {
    Optional<String> cards = cards();
    if (cards.isPresent()) {
      return Finding.ok(cards.get());
    }
    if (Files.isReadable(driver)) {
      String version = Files.readString(driver).lines().findFirst().orElse("");
      return Finding.warning(
          Messages.text("doctor.gpu.driver-only", version), "doctor.gpu.driver-only.remedy");
    }
    return Finding.warning(Messages.text("doctor.gpu.none"), "doctor.gpu.remedy");
  }

  /** Names, drivers and memory as the driver's program lists them; empty if it does not. */
  private Optional<String> cards() throws IOException, InterruptedException {
    Path answer = Files.createTempFile("gpu", ".txt");
    try {
      Process process =
          new ProcessBuilder(
                  tool, "--query-gpu=name,driver_version,memory.total", "--format=csv,noheader")
              .redirectErrorStream(true)
              .redirectOutput(answer.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      String text = Files.readString(answer, StandardCharsets.UTF_8).strip();
      return process.exitValue() == 0 && !text.isEmpty()
          ? Optional.of(String.join("; ", text.lines().toList()))
          : Optional.empty();
    } catch (IOException notInstalled) {
      return Optional.empty();
    } finally {
      Files.deleteIfExists(answer);
    }
  }
}
