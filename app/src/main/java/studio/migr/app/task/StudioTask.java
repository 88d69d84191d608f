package studio.migr.app.task;

import java.time.Duration;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.concurrent.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.message.Messages;
import studio.migr.runtime.work.Work;

/** One job as JavaFX shows it: title, count, elapsed and remaining time in its message, Cancel. */
final class StudioTask<T> extends Task<T> {
  private static final Logger LOG = LoggerFactory.getLogger(StudioTask.class);

  private final Job<T> job;
  private final Consumer<TaskState<T>> onEnd;
  private final long startNanos = System.nanoTime();
  private boolean reported;

  /**
   * @param onEnd hears the final state on the JavaFX thread, once the job has really ended
   */
  StudioTask(String title, Job<T> job, Consumer<TaskState<T>> onEnd) {
    this.job = job;
    this.onEnd = onEnd;
    updateTitle(title);
    updateMessage(Messages.text("task.elapsed", clock(Duration.ZERO)));
  }

  /**
   * Runs the job on this thread and reports its end, also when it was cancelled before it began.
   */
  void runAndReport() {
    run();
    if (!reported) {
      report(new TaskState.Cancelled<>());
    }
  }

  @Override
  protected T call() throws Exception {
    try {
      T result = job.run(new Watched());
      report(isCancelled() ? new TaskState.Cancelled<>() : new TaskState.Done<>(result));
      return result;
    } catch (Throwable error) {
      TaskState<T> end = isCancelled() ? new TaskState.Cancelled<>() : TaskState.ended(error);
      if (end instanceof TaskState.Failed) {
        LOG.warn("The task '{}' failed", job, error);
      }
      report(end);
      throw error;
    }
  }

  /**
   * Never interrupts the thread: an interrupt would close the files it writes. The job asks by
   * itself.
   */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return super.cancel(false);
  }

  private void report(TaskState<T> end) {
    reported = true;
    Platform.runLater(() -> onEnd.accept(end));
  }

  private static String clock(Duration time) {
    return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
  }

  private final class Watched implements Work {
    @Override
    public void progress(long done, long total) {
      Duration elapsed = Duration.ofNanos(System.nanoTime() - startNanos);
      if (total > 0 && done > 0) {
        Duration left = elapsed.multipliedBy(Math.max(0, total - done)).dividedBy(done);
        updateMessage(Messages.text("task.progress", done, total, clock(elapsed), clock(left)));
        updateProgress(done, total);
      } else {
        updateMessage(Messages.text("task.elapsed", clock(elapsed)));
      }
    }

    @Override
    public boolean cancelled() {
      return isCancelled();
    }
  }
}
