package studio.migr.app.tour;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** JavaFX without a display, and the way onto its thread. */
public final class OffScreen {
  /** Size of the screen that is not there: room for the largest window and its menus. */
  private static final int WIDTH = 2560;

  private static final int HEIGHT = 1600;

  /** JavaFX's own off-screen platform counts a line of its memory as this many pixels. */
  private static final int STRIDE = 1000;

  private static final int BYTES_PER_PIXEL = 4;

  /** Longest that one piece of work on the JavaFX thread may take before we call it stuck. */
  private static final long PATIENCE_SECONDS = 60;

  private OffScreen() {}

  /**
   * Starts JavaFX without a display, unless it runs already. Call before anything else of JavaFX:
   * the platform is chosen once for a process.
   */
  public static void start() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
      started.await();
      Platform.setImplicitExit(false);
      call(OffScreen::enlargeScreen);
    } catch (IllegalStateException runsAlready) {
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while JavaFX started", e);
    }
  }

  /**
   * Runs {@code work} on the JavaFX thread and waits for it.
   *
   * @throws IllegalStateException if it fails, or keeps the thread for a minute
   */
  public static <T> T call(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    if (Platform.isFxApplicationThread()) {
      task.run();
    } else {
      Platform.runLater(task);
    }
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause());
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    } catch (TimeoutException e) {
      throw new IllegalStateException("the JavaFX thread does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Like {@link #call}, for work without a result. */
  public static void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }

  /** Waits until what was changed is laid out and drawn. */
  public static void awaitFrame() {
    CountDownLatch frames = new CountDownLatch(2); // the first may have begun before the change
    AnimationTimer timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            frames.countDown();
          }
        };
    run(timer::start);
    try {
      if (!frames.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the window is not drawn");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      run(timer::stop);
    }
  }

  /**
   * Waits, frame by frame, until {@code condition} holds; it is asked on the JavaFX thread.
   *
   * @return whether it came to hold within {@code patience}
   */
  public static boolean await(Duration patience, BooleanSupplier condition) {
    long end = System.nanoTime() + patience.toNanos();
    while (!call(condition::getAsBoolean)) {
      if (System.nanoTime() > end) {
        return false;
      }
      awaitFrame();
    }
    return true;
  }

  /** Gives a window that is shown a size in pixels, and waits until its scene has it. */
  public static void resize(Stage stage, int width, int height) {
    run(
        () -> {
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
        });
    boolean resized =
        await(
            Duration.ofSeconds(PATIENCE_SECONDS),
            () -> stage.getScene().getWidth() == width && stage.getScene().getHeight() == height);
    if (!resized) {
      throw new IllegalStateException("the window does not take the size that it is given");
    }
    awaitFrame();
  }

  /**
   * JavaFX 26 gives its off-screen platform a fixed screen of 1000 × 1000 pixels, and a window that
   * is higher throws in every frame and keeps its old size. There is no setting for it, so the two
   * fields are replaced before the first window is made.
   */
  private static boolean enlargeScreen() throws ReflectiveOperationException {
    Class<?> screenType = Class.forName("com.sun.glass.ui.Screen");
    Object application =
        Class.forName("com.sun.glass.ui.Application").getMethod("GetApplication").invoke(null);
    Object screens = field(application, "screens").get(application);
    Array.set(screens, 0, screen(screenType));
    ByteBuffer memory = ByteBuffer.allocate(BYTES_PER_PIXEL * (STRIDE * HEIGHT + WIDTH));
    field(application, "frameBuffer").set(application, memory);
    screenType.getMethod("notifySettingsChanged").invoke(null);
    return true;
  }

  private static Field field(Object owner, String name) throws NoSuchFieldException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static Object screen(Class<?> type) throws ReflectiveOperationException {
    int depth = 32;
    int dotsPerInch = 100;
    float scale = 1;
    return type.getConstructor(
            long.class,
            int.class, // handle, depth
            int.class,
            int.class,
            int.class,
            int.class, // all of it
            int.class,
            int.class,
            int.class,
            int.class, // the same as the platform counts
            int.class,
            int.class,
            int.class,
            int.class, // without a task bar
            int.class,
            int.class,
            float.class,
            float.class,
            float.class,
            float.class)
        .newInstance(
            0L,
            depth,
            0,
            0,
            WIDTH,
            HEIGHT,
            0,
            0,
            WIDTH,
            HEIGHT,
            0,
            0,
            WIDTH,
            HEIGHT,
            dotsPerInch,
            dotsPerInch,
            scale,
            scale,
            scale,
            scale);
  }
}
