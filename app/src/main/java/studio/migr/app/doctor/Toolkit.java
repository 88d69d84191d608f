package studio.migr.app.doctor;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

/** Starts JavaFX and lets it draw a word. */
final class Toolkit {
  private static final long PATIENCE_SECONDS = 60;

  private Toolkit() {}

  /** Tells JavaFX, before it starts, to do without a display. */
  static void drawOffScreen() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
  }

  /**
   * Starts the toolkit unless it runs already, and draws.
   *
   * @throws ExecutionException if it cannot start or cannot draw
   * @throws TimeoutException if it does not come to an end
   */
  static void startAndDraw() throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<WritableImage> drawn = new CompletableFuture<>();
    Runnable draw =
        () -> {
          try {
            drawn.complete(new Scene(new StackPane(new Text("MIGR Studio"))).snapshot(null));
          } catch (RuntimeException | LinkageError e) {
            drawn.completeExceptionally(e);
          }
        };
    // On a thread of its own: a toolkit that cannot load its libraries may never return.
    Thread.ofPlatform()
        .daemon()
        .name("toolkit-check")
        .start(
            () -> {
              try {
                Platform.startup(
                    () -> {
                      Platform.setImplicitExit(false); // not of a window that runs already
                      draw.run();
                    });
              } catch (IllegalStateException alreadyRuns) {
                Platform.runLater(draw);
              } catch (RuntimeException | LinkageError e) {
                drawn.completeExceptionally(e);
              }
            });
    drawn.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
