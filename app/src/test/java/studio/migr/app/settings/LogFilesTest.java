package studio.migr.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of the window, by the settings that come with the program. */
class LogFilesTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  @Test
  void warningsGoToAFileOfTheDayAndWhatIsOnlyNotedDoesNot() throws Exception {
    LoggerContext log = configured(true);
    log.getLogger("test").warn("The disk is slow");
    log.getLogger("test").info("The sun shines");
    log.stop();
    assertThat(files()).hasSize(1);
    assertThat(files().getFirst().getFileName().toString())
        .matches("studio-\\d{4}-\\d\\d-\\d\\d\\.0\\.log");
    assertThat(Files.readString(files().getFirst()))
        .contains("WARN", "The disk is slow")
        .doesNotContain("The sun shines");
  }

  @Test
  void aFullFileIsFollowedByAnother() throws Exception {
    LoggerContext log = configured(true);
    log.getLogger("test").warn("x".repeat(3 << 20)); // more than one file may hold
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (files().size() < 2 && System.nanoTime() < end) {
      log.getLogger("test").warn("after"); // the size is looked at only now and then
    }
    log.stop();
    assertThat(files()).hasSizeBetween(2, 3); // at midnight there is one more
    assertThat(Files.readString(files().getLast())).contains("after");
  }

  @Test
  void commandsWriteNoFile() throws Exception {
    LoggerContext log = configured(false);
    log.getLogger("test").warn("not kept");
    log.stop();
    assertThat(files()).isEmpty();
  }

  private LoggerContext configured(boolean window) throws JoranException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    if (window) {
      context.putProperty("studio.logs", folder.toString());
    }
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
    return context;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
