package studio.migr.app.annotate;

import java.time.LocalTime;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.store.ProjectException;

/**
 * Writes one thing after the other in the background, and says what is on disk. Lives on the JavaFX
 * thread, but for the writing itself.
 */
final class LabelWriter {

  /** Something that is written to the project. */
  interface Writing {
    void run() throws ProjectException;
  }

  /** Takes something back or makes it again; tells what it was, if there was anything. */
  interface Stepping {
    Optional<SaveState.Moved> run() throws ProjectException;
  }

  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("label-writer").factory());
  private final ReadOnlyObjectWrapper<SaveState> state =
      new ReadOnlyObjectWrapper<>(new SaveState.Untouched());
  private final Runnable whenQuiet;
  private int unsaved;

  /**
   * @param whenQuiet runs after the last thing that was under way
   */
  LabelWriter(Runnable whenQuiet) {
    this.whenQuiet = whenQuiet;
  }

  ReadOnlyObjectProperty<SaveState> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Whether nothing is under way. */
  boolean isQuiet() {
    return unsaved == 0;
  }

  /** Another project: nothing was changed in it yet. */
  void startAnew() {
    state.set(new SaveState.Untouched());
  }

  /**
   * Writes after everything that was given before.
   *
   * @param then runs once it is written, or could not be; the state says which
   */
  void write(Writing writing, Runnable then) {
    write(plain(writing), () -> {}, then);
  }

  /** Steps back or on after everything that was given before. */
  void step(Stepping stepping) {
    write(stepping, () -> {}, () -> {});
  }

  /**
   * Writes after everything that was given before.
   *
   * @param saved runs only if it is written
   */
  void save(Writing writing, Runnable saved) {
    write(plain(writing), saved, () -> {});
  }

  private static Stepping plain(Writing writing) {
    return () -> {
      writing.run();
      return Optional.empty();
    };
  }

  private void write(Stepping writing, Runnable saved, Runnable then) {
    unsaved++;
    state.set(new SaveState.Saving());
    writer.execute(
        () -> {
          SaveState result = attempt(writing);
          Platform.runLater(
              () -> {
                if (result instanceof SaveState.Saved) {
                  saved.run();
                }
                written(result);
                then.run();
              });
        });
  }

  private static SaveState attempt(Stepping writing) {
    try {
      return new SaveState.Saved(LocalTime.now(), writing.run());
    } catch (ProjectException | RuntimeException e) {
      return new SaveState.NotSaved(e);
    }
  }

  private void written(SaveState result) {
    unsaved--;
    if (unsaved == 0 || result instanceof SaveState.NotSaved) {
      state.set(result);
    }
    if (unsaved == 0) {
      whenQuiet.run();
    }
  }

  /** Waits until everything given so far is on disk. */
  void finish() {
    try {
      writer.submit(() -> {}).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e); // an empty task cannot fail
    }
  }
}
