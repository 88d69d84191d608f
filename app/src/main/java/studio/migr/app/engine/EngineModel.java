package studio.migr.app.engine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.serve.EngineLostException;

/**
 * The engine as the window sees it. A process that ends by itself is started again with the model
 * that was there, once: if it does not come back, the user decides. Lives on the JavaFX thread.
 */
@Singleton
public final class EngineModel {
  private static final Duration BETWEEN_CALLS = Duration.seconds(3);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<EngineState> state =
      new ReadOnlyObjectWrapper<>(new EngineState.Off());
  private final ReadOnlyObjectWrapper<Optional<String>> mishap =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable EngineKeeper keeper;
  private TaskHandle loading = () -> {};

  /** Counts the loads, so that the end of a former one is not taken for that of this. */
  private int asked;

  @Inject
  EngineModel(TaskRunner tasks) {
    this.tasks = tasks;
  }

  public ReadOnlyObjectProperty<EngineState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What happened to the engine that the user should know, until the next load. */
  public ReadOnlyObjectProperty<Optional<String>> mishapProperty() {
    return mishap.getReadOnlyProperty();
  }

  /** Loads a model in place of the one that is there. */
  public void load(LoadWish wish) {
    mishap.set(Optional.empty());
    start(wish);
  }

  private void start(LoadWish wish) {
    begin(wish, new EngineState.Starting(wish));
  }

  private void begin(LoadWish wish, EngineState meanwhile) {
    loading.cancel();
    int ticket = ++asked;
    state.set(meanwhile);
    EngineKeeper process = keeper();
    loading =
        tasks.start(
            "engine.loading",
            work -> process.load(wish, work),
            (TaskState<LoadedModel> reached) -> {
              if (ticket == asked) {
                loaded(wish, reached);
              }
            });
  }

  private void loaded(LoadWish wish, TaskState<LoadedModel> reached) {
    switch (reached) {
      case TaskState.Done<LoadedModel>(LoadedModel model) ->
          state.set(new EngineState.Ready(model));
      case TaskState.Failed<LoadedModel>(EngineLostException _)
          when state.get() instanceof EngineState.Away ->
          callAgain(wish);
      case TaskState.Failed<LoadedModel>(Throwable error) -> state.set(LoadFailure.of(wish, error));
      case TaskState.Cancelled<LoadedModel> _ -> unload();
      default -> {}
    }
  }

  /** Calls the server again after a while, until it answers or the user has enough of it. */
  private void callAgain(LoadWish wish) {
    int ticket = asked;
    PauseTransition pause = new PauseTransition(BETWEEN_CALLS);
    pause.setOnFinished(
        _ -> {
          if (ticket == asked) {
            begin(wish, new EngineState.Away(wish));
          }
        });
    pause.play();
  }

  /** Ends the process, and gives its memory back; a server keeps its model. */
  public void unload() {
    asked++;
    loading.cancel();
    if (keeper != null) {
      keeper.close();
    }
    state.set(new EngineState.Off());
  }

  /** A question is being answered, or no longer is. */
  void answering(boolean busy) {
    state
        .get()
        .loaded()
        .ifPresent(
            model -> state.set(busy ? new EngineState.Busy(model) : new EngineState.Ready(model)));
  }

  EngineKeeper keeper() {
    EngineKeeper current = keeper;
    if (current == null) {
      current = new EngineKeeper(() -> Platform.runLater(this::lost));
      keeper = current;
    }
    return current;
  }

  /** The process ended by itself, or the server is out of reach. */
  private void lost() {
    Optional<LoadedModel> model = state.get().loaded();
    if (model.isEmpty()) { // while it loads, the load reports
      return;
    }
    LoadWish wish = model.get().wish();
    String now = CLOCK.format(LocalTime.now(ZoneId.systemDefault()));
    if (wish.server().isPresent()) {
      String server = wish.server().get().server().toString();
      mishap.set(Optional.of(Messages.text("engine.mishap.server", server, now)));
      begin(wish, new EngineState.Away(wish));
    } else {
      mishap.set(Optional.of(Messages.text("engine.mishap", now)));
      state.set(new EngineState.Crashed(wish, true));
      start(wish);
    }
  }
}
