package studio.migr.app.cli;

import studio.migr.app.message.Messages;
import studio.migr.runtime.work.Work;

/** Long work in a terminal: says now and then how far it is, and is stopped by Ctrl+C. */
final class ConsoleWork implements Work {
  private static final long NANOS_BETWEEN_LINES = 2_000_000_000L;

  private final Console console;
  private final String key;
  private long lastLine = System.nanoTime();

  /**
   * @param key message that takes the units done and the units in all
   */
  ConsoleWork(Console console, String key) {
    this.console = console;
    this.key = key;
  }

  @Override
  public void progress(long done, long total) {
    if (System.nanoTime() - lastLine > NANOS_BETWEEN_LINES) {
      lastLine = System.nanoTime();
      console.say(Messages.text(key, Long.toString(done), Long.toString(total)));
    }
  }

  @Override
  public boolean cancelled() {
    return false;
  }
}
