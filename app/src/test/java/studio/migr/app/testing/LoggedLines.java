package studio.migr.app.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Every line that is logged at any level until it is closed, as {@code -Dstudio.log=TRACE} would
 * print it, and those of libraries that log through {@code java.util.logging}.
 */
public final class LoggedLines implements AutoCloseable {
  private final ch.qos.logback.classic.Logger root =
      ((LoggerContext) LoggerFactory.getILoggerFactory())
          .getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  private final Level levelBefore = Objects.requireNonNull(root.getLevel());
  private final ListAppender<ILoggingEvent> ours = new ListAppender<>();
  private final Logger ofTheJdk = Logger.getLogger("");
  private final java.util.logging.Level levelOfTheJdkBefore = ofTheJdk.getLevel();
  private final List<String> theirs = new CopyOnWriteArrayList<>();
  private final Handler handler =
      new Handler() {
        private final SimpleFormatter format = new SimpleFormatter();

        @Override
        public void publish(LogRecord line) {
          theirs.add(line.getLoggerName() + " " + format.formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  private LoggedLines() {}

  /** Begins to listen. */
  public static LoggedLines ofEverything() {
    LoggedLines lines = new LoggedLines();
    lines.ours.list = new CopyOnWriteArrayList<>(); // any thread may log
    lines.ours.setContext(lines.root.getLoggerContext());
    lines.ours.start();
    lines.root.addAppender(lines.ours);
    lines.root.setLevel(Level.TRACE);
    lines.ofTheJdk.addHandler(lines.handler);
    lines.ofTheJdk.setLevel(java.util.logging.Level.ALL);
    return lines;
  }

  /** With the names of their loggers. */
  public List<String> lines() {
    return Stream.concat(
            ours.list.stream().map(line -> line.getLoggerName() + " " + line.getFormattedMessage()),
            theirs.stream())
        .toList();
  }

  @Override
  public void close() {
    root.setLevel(levelBefore);
    root.detachAppender(ours);
    ofTheJdk.setLevel(levelOfTheJdkBefore);
    ofTheJdk.removeHandler(handler);
  }
}
