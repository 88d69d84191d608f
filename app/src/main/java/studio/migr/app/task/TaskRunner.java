package studio.migr.app.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.message.Messages;
import studio.migr.runtime.work.Work;

/** Runs jobs away from the JavaFX thread and reports on it. */
@Singleton
public final class TaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("task-", 1).factory());
  private final ObservableList<RunningTask> running = FXCollections.observableArrayList();

  @Inject
  TaskRunner() {}

  /** What runs now, oldest first; changes on the JavaFX thread. */
  public ObservableList<RunningTask> running() {
    return FXCollections.unmodifiableObservableList(running);
  }

  /**
   * Starts {@code job}. Call on the JavaFX thread; {@code states} hears there, first Running, last
   * exactly one final state.
   *
   * @param titleKey message key of the task's title
   * @return stops the job; it then reports Cancelled as soon as the job notices
   */
  public <T> TaskHandle start(String titleKey, Job<T> job, Consumer<TaskState<T>> states) {
    AtomicBoolean cancelled = new AtomicBoolean();
    RunningTask task = new RunningTask(Messages.text(titleKey), () -> cancelled.set(true));
    running.add(task);
    states.accept(new TaskState.Running<>(task));
    FxWork work = new FxWork(task, cancelled);
    threads.execute(
        () -> {
          TaskState<T> end = runToEnd(job, work);
          Platform.runLater(
              () -> {
                running.remove(task);
                states.accept(end);
              });
        });
    return task::cancel;
  }

  private static <T> TaskState<T> runToEnd(Job<T> job, Work work) {
    try {
      T result = job.run(work);
      return work.cancelled() ? new TaskState.Cancelled<>() : new TaskState.Done<>(result);
    } catch (Throwable error) {
      TaskState<T> end = TaskState.ended(error);
      if (end instanceof TaskState.Failed) {
        LOG.warn("A background task failed", error);
      }
      return end;
    }
  }

  /** Passes progress on to the JavaFX thread, at most one update waiting there at a time. */
  private record FxWork(RunningTask task, AtomicBoolean stop, AtomicReference<long[]> waiting)
      implements Work {
    FxWork(RunningTask task, AtomicBoolean stop) {
      this(task, stop, new AtomicReference<>());
    }

    @Override
    public void progress(long done, long total) {
      if (waiting.getAndSet(new long[] {done, total}) == null) {
        Platform.runLater(
            () -> {
              long[] newest = waiting.getAndSet(null);
              if (newest != null) {
                task.update(newest[0], newest[1]);
              }
            });
      }
    }

    @Override
    public boolean cancelled() {
      return stop.get();
    }
  }
}
