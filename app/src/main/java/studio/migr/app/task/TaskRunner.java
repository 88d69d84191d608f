package studio.migr.app.task;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.concurrent.Task;
import studio.migr.app.message.Messages;

/** Runs jobs away from the JavaFX thread and reports on it. */
@Singleton
public final class TaskRunner {
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("task-", 1).factory());
  private final ObservableList<Task<?>> running = FXCollections.observableArrayList();
  private final ObservableList<Task<?>> runningToViews =
      FXCollections.unmodifiableObservableList(running);

  @Inject
  TaskRunner() {}

  /** What runs now, oldest first; changes on the JavaFX thread. */
  public ObservableList<Task<?>> running() {
    return runningToViews;
  }

  /**
   * Starts {@code job}. Call on the JavaFX thread; {@code states} hears there, first Running, last
   * exactly one final state, once the job has really ended.
   *
   * @param titleKey message key of the task's title
   * @return stops the job; it then reports Cancelled as soon as the job notices
   */
  public <T> TaskHandle start(String titleKey, Job<T> job, Consumer<TaskState<T>> states) {
    AtomicReference<Task<?>> self = new AtomicReference<>();
    StudioTask<T> task =
        new StudioTask<>(
            Messages.text(titleKey),
            job,
            end -> {
              running.remove(self.get());
              states.accept(end);
            });
    self.set(task);
    running.add(task);
    states.accept(new TaskState.Running<>(task));
    threads.execute(task::runAndReport);
    return task::cancel;
  }
}
