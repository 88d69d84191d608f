package studio.migr.app.task;

import java.util.concurrent.CancellationException;
import javafx.concurrent.Task;

/**
 * Where a piece of background work stands. A final state never changes again.
 *
 * @param <T> what the work makes
 */
public sealed interface TaskState<T> {

  /** Nothing was asked for yet. */
  record Idle<T>() implements TaskState<T> {}

  /** It runs. */
  record Running<T>(Task<?> progress) implements TaskState<T> {}

  /** It is done. */
  record Done<T>(T result) implements TaskState<T> {}

  /**
   * It failed.
   *
   * @param error why
   */
  record Failed<T>(Throwable error) implements TaskState<T> {}

  /** The user stopped it: not a failure. */
  record Cancelled<T>() implements TaskState<T> {}

  /** The final state for an exception that ended the work. */
  static <T> TaskState<T> ended(Throwable error) {
    return error instanceof CancellationException ? new Cancelled<>() : new Failed<>(error);
  }
}
