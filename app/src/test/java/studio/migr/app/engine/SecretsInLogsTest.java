package studio.migr.app.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
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
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> lines = new ListAppender<>();
    lines.setContext(context);
    lines.start();
    root.addAppender(lines);
    root.setLevel(Level.TRACE); // what the option does
    Throwable refused;
    try (EngineServer server =
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
    } finally {
      root.setLevel(before);
      root.detachAppender(lines);
    }
    List<String> said =
        lines.list.stream().map(line -> line.getLoggerName() + line.getFormattedMessage()).toList();
    assertThat(refused).isNotNull();
    for (Path file : List.of(right, wrong)) {
      String secret = Files.readString(file).strip();
      assertThat(said).noneMatch(line -> line.contains(secret));
      assertThat(refused.toString()).doesNotContain(secret);
    }
  }
}
