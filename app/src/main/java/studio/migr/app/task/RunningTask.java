package studio.migr.app.task;

import java.time.Duration;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import studio.migr.app.message.Messages;

/**
 * A task as the window shows it: title, count, elapsed and remaining time, Cancel. Lives on the
 * JavaFX thread.
 */
public final class RunningTask {
  private final String title;
  private final Runnable cancel;
  private final long startNanos = System.nanoTime();
  private final ReadOnlyLongWrapper done = new ReadOnlyLongWrapper(0);
  private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper(0);
  private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");

  RunningTask(String title, Runnable cancel) {
    this.title = title;
    this.cancel = cancel;
  }

  public String title() {
    return title;
  }

  public void cancel() {
    cancel.run();
  }

  /** Units finished. */
  public ReadOnlyLongProperty doneProperty() {
    return done.getReadOnlyProperty();
  }

  /** Units in all, 0 while not known. */
  public ReadOnlyLongProperty totalProperty() {
    return total.getReadOnlyProperty();
  }

  /** Count, elapsed and remaining time in words. */
  public ReadOnlyStringProperty summaryProperty() {
    return summary.getReadOnlyProperty();
  }

  void update(long nowDone, long nowTotal) {
    done.set(nowDone);
    total.set(Math.max(0, nowTotal));
    Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
    if (nowTotal > 0 && nowDone > 0) {
      Duration left = elapsed.multipliedBy(Math.max(0, nowTotal - nowDone)).dividedBy(nowDone);
      summary.set(Messages.text("task.progress", nowDone, nowTotal, clock(elapsed), clock(left)));
    } else {
      summary.set(Messages.text("task.elapsed", clock(elapsed)));
    }
  }

  private static String clock(Duration time) {
    long seconds = time.toSeconds();
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }
}
