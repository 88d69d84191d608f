package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.launch.Main;

/** An installed studio, started with {@code probe-worker}, is the helper that probes. */
final class ProbeWorkerCommandTest {
  @TempDir Path folder;

  @Test
  void itAnswersALineForALineUntilItsInputEnds() throws IOException, InterruptedException {
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    Process helper =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "probe-worker")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader replies =
        new BufferedReader(
            new InputStreamReader(helper.getInputStream(), StandardCharsets.UTF_8))) {
      try (OutputStream requests = helper.getOutputStream()) {
        String path = empty.toString().replace("\\", "\\\\");
        requests.write(("{\"file\":\"" + path + "\"}\n").getBytes(StandardCharsets.UTF_8));
      }
      assertThat(replies.readLine()).contains("EMPTY");
      assertThat(replies.readLine()).isNull();
      assertThat(helper.waitFor()).isZero();
    } finally {
      helper.destroyForcibly();
    }
  }
}
