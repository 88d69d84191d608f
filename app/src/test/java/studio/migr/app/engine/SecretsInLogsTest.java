package studio.migr.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.LoggedLines;
import studio.migr.runtime.serve.AccessToken;
import studio.migr.runtime.serve.EngineClient;
import studio.migr.runtime.serve.EngineServer;

/** Whatever is logged while studio and engine speak, even with -Dstudio.log=TRACE: no token. */
class SecretsInLogsTest {
  @TempDir Path folder;

  @Test
  void theTokenIsInNoLineAndInNoRefusal() throws Exception {
    Path right = folder.resolve("right");
    Path wrong = folder.resolve("wrong");
    Throwable refused;
    List<String> said;
    try (LoggedLines logged = LoggedLines.ofEverything();
        EngineServer server =
            EngineServer.onLoopback(
                AccessToken.inFile(right),
                (_, _) -> {
                  throw new IOException("nothing is loaded here");
                })) {
      try (EngineClient client =
          EngineClient.onLoopback(server.port(), AccessToken.inFile(right))) {
        client.health();
      }
      try (EngineClient client =
          EngineClient.onLoopback(server.port(), AccessToken.inFile(wrong))) {
        refused = catchThrowable(client::health);
      }
      said = logged.lines();
    }
    assertThat(refused).isNotNull();
    for (Path file : List.of(right, wrong)) {
      String secret = Files.readString(file).strip();
      assertThat(said).noneMatch(line -> line.contains(secret));
      assertThat(refused.toString()).doesNotContain(secret);
    }
  }
}
