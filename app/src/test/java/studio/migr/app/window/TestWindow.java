package studio.migr.app.window;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import studio.migr.app.tour.OffScreen;

/**
 * A real window without a display, driven from the test's thread: keys and pointer come from
 * JavaFX's own robot, waiting is for what is awaited and never for a length of time.
 */
public final class TestWindow implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 180;

  private final Stage stage;
  private final Robot robot;

  private TestWindow(Stage stage, Robot robot) {
    this.stage = stage;
    this.robot = robot;
  }

  /** Shows what {@code root} makes on the JavaFX thread. */
  public static TestWindow show(double width, double height, Supplier<Parent> root) {
    TestWindow window =
        call(
            () -> {
              Stage stage = new Stage();
              stage.setScene(new Scene(root.get(), width, height));
              stage.setX(0);
              stage.setY(0);
              stage.show();
              stage.requestFocus();
              return new TestWindow(stage, new Robot());
            });
    frames(2);
    return window;
  }

  public Scene scene() {
    return stage.getScene();
  }

  /** Runs {@code work} on the JavaFX thread, which is started if need be, and waits for it. */
  public static <T> T call(Callable<T> work) {
    OffScreen.start();
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("failed on the JavaFX thread", e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("the JavaFX thread does not answer", e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Waits until {@code condition}, asked once a pulse on the JavaFX thread, holds. */
  public static void await(String what, BooleanSupplier condition) {
    CompletableFuture<Boolean> met = new CompletableFuture<>();
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            try {
              if (condition.getAsBoolean()) {
                met.complete(true);
              }
            } catch (RuntimeException error) {
              met.completeExceptionally(error);
            }
          }
        };
    run(timer::start);
    try {
      met.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("waited in vain: " + what, e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      run(timer::stop);
    }
  }

  /** Lets {@code count} pulses pass, so that what was asked for is laid out and drawn. */
  public static void frames(int count) {
    int[] left = {count + 1};
    await("pulses", () -> --left[0] <= 0);
  }

  /** Presses and releases a key while the others are held. */
  public void type(KeyCode key, KeyCode... held) {
    run(
        () -> {
          for (KeyCode other : held) {
            robot.keyPress(other);
          }
          robot.keyType(key);
          for (KeyCode other : held) {
            robot.keyRelease(other);
          }
        });
  }

  /** Moves the pointer to a place of {@code node}, in its own coordinates. */
  public void moveTo(Node node, double x, double y) {
    run(
        () -> {
          Bounds at = node.localToScreen(new javafx.geometry.BoundingBox(x, y, 0, 0));
          robot.mouseMove(at.getMinX(), at.getMinY());
        });
  }

  public void press() {
    run(() -> robot.mousePress(MouseButton.PRIMARY));
  }

  public void release() {
    run(() -> robot.mouseRelease(MouseButton.PRIMARY));
  }

  /** Twice at once, however slow this thread is. */
  public void doubleClick() {
    run(
        () -> {
          for (int i = 0; i < 2; i++) {
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
          }
        });
  }

  /** Turns the wheel towards the user ({@code notches} above 0) or away. */
  public void wheel(int notches) {
    run(() -> robot.mouseWheel(notches));
  }

  public void click(Node node) {
    moveTo(node, node.getBoundsInLocal().getCenterX(), node.getBoundsInLocal().getCenterY());
    press();
    release();
  }

  @Override
  public void close() {
    run(stage::close);
  }

  private static AssertionError interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new AssertionError("interrupted", e);
  }
}
