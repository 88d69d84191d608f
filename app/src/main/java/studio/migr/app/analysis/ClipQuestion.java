package studio.migr.app.analysis;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskState;

/**
 * One question at a time about the clip on screen. Whoever goes on to another clip does not want to
 * know it any more. Lives on the JavaFX thread.
 */
final class ClipQuestion<T> {
  private final ReadOnlyObjectWrapper<TaskState<T>> state =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private TaskHandle asking = () -> {};
  private int asked;

  ClipQuestion(PlayerModel player) {
    player.sourceProperty().subscribe(_ -> forget());
  }

  /** How it stands; idle again with every other clip. */
  ReadOnlyObjectProperty<TaskState<T>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /**
   * Asks instead of what was asked before.
   *
   * @param start begins, and tells how far it is
   */
  void ask(Function<Consumer<TaskState<T>>, TaskHandle> start) {
    asking.cancel();
    int ticket = ++asked;
    asking =
        start.apply(
            reached -> {
              if (ticket == asked) {
                state.set(reached);
              }
            });
  }

  void cancel() {
    asking.cancel();
  }

  /** Nobody wants to know it any more. */
  void forget() {
    asked++;
    asking.cancel();
    state.set(new TaskState.Idle<>());
  }
}
