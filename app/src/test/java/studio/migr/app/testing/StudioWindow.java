package studio.migr.app.testing;

import com.google.inject.Injector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.concurrent.Task;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotate.SaveState;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.PlayerState;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.shell.DroppedFiles;
import studio.migr.app.shell.Studio;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.tour.OffScreen;

/** The real window, off-screen, driven as a user drives it: with keys. */
public final class StudioWindow implements AutoCloseable {
  /** Some of what is awaited starts a process or loads a model, beside much else. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Threads beside the tasks that write below the project or the settings. */
  private static final Set<String> WRITERS =
      Set.of("thumbnails", "waveform", "label-writer", "backup", "player-open", "player-close");

  private final Injector injector;
  private final Stage stage;

  private StudioWindow(Injector injector, Stage stage) {
    this.injector = injector;
    this.stage = stage;
  }

  /** Opens the window as the program does, with its settings in {@code home}. */
  public static StudioWindow open(Path home, Optional<Path> project) {
    OffScreen.start();
    System.setProperty("studio.settings", home.resolve("settings").toString());
    System.setProperty("studio.projects", home.resolve("projects").toString());
    return onFx(
        () -> {
          Stage stage = new Stage();
          return new StudioWindow(Studio.open(stage, project), stage);
        });
  }

  public <T> T get(Class<T> type) {
    return injector.getInstance(type);
  }

  /** Drops {@code clips} on the window and waits until the list shows {@code count} of them. */
  public void drop(Path clips, int count) {
    onFx(
        () -> {
          get(DroppedFiles.class).take(List.of(clips));
          return true;
        });
    waitUntil("the clips are there", () -> get(LibraryModel.class).shown().size() == count);
  }

  /** Waits until a project is open. */
  public void waitUntilOpen() {
    waitUntil("a project is open", () -> get(ProjectModel.class).project().isPresent());
  }

  /** The project that is open. */
  public Project project() {
    return onFx(() -> get(ProjectModel.class).project().orElseThrow());
  }

  /** Waits until all that was pressed so far is on disk. */
  public void waitUntilSaved() {
    waitUntil(
        "it is saved",
        () -> get(AnnotateModel.class).saveStateProperty().get() instanceof SaveState.Saved);
  }

  /** Waits until the chosen clip can be played. */
  public void waitUntilReady() {
    waitUntil(
        "the clip can be played",
        () -> get(PlayerModel.class).stateProperty().get() instanceof PlayerState.Ready);
  }

  /** Waits until the clip of that file name can be played. */
  public void waitUntilReady(String fileName) {
    waitUntil(
        fileName + " can be played",
        () ->
            get(PlayerModel.class)
                    .source()
                    .filter(source -> source.file().endsWith(fileName))
                    .isPresent()
                && get(PlayerModel.class).stateProperty().get() instanceof PlayerState.Ready);
  }

  public Scene scene() {
    return stage.getScene();
  }

  /** The one node that a selector finds. */
  @SuppressWarnings("unchecked")
  public <T extends Node> T find(String selector) {
    return (T)
        Optional.ofNullable(onFx(() -> scene().lookup(selector)))
            .orElseThrow(() -> new AssertionError("nothing on screen is " + selector));
  }

  /** Presses and releases keys, the last one while the others are held. */
  public void press(KeyCode... keys) {
    onFx(
        () -> {
          Robot robot = new Robot();
          for (KeyCode key : keys) {
            robot.keyPress(key);
          }
          for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
          }
          return true;
        });
    onFx(() -> true); // the events arrive behind this call; once this one has run, they have
  }

  /** Waits until {@code condition} holds on the JavaFX thread. */
  public void waitUntil(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!onFx(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never happened: " + what);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs on the JavaFX thread and waits for the result. */
  public static <T> T onFx(Callable<T> action) {
    return OffScreen.call(action);
  }

  /**
   * Closes the window as its close button does, and waits for what works in the background: the
   * program would end with it, but here the files of the test are about to go.
   */
  @Override
  public void close() {
    onFx(
        () -> {
          stage.getOnCloseRequest().handle(null);
          stage.hide();
          List.copyOf(get(TaskRunner.class).running()).forEach(Task::cancel);
          return true;
        });
    waitUntil("no task runs", () -> get(TaskRunner.class).running().isEmpty());
    waitUntil("nothing is written any more", () -> writers().noneMatch(StudioWindow::works));
  }

  private static Stream<Thread> writers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> WRITERS.contains(thread.getName()));
  }

  /** Whether it does more than wait for something to do. */
  private static boolean works(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    return stack.length > 0
        && Arrays.stream(stack).noneMatch(call -> call.getMethodName().equals("getTask"));
  }
}
