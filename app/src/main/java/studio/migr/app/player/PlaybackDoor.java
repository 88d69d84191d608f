package studio.migr.app.player;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.ffmpeg.Ffmpeg;
import studio.migr.runtime.playback.Playback;

/**
 * Opens and closes playbacks away from the JavaFX thread, each in order. Of several clips asked for
 * in a row only the newest is opened: whoever holds the arrow key in the list pays for one clip.
 *
 * <p>Its threads end by themselves when nothing is left to do.
 */
final class PlaybackDoor {
  private static final Logger LOG = LoggerFactory.getLogger(PlaybackDoor.class);

  private final Executor opening = thread("player-open");
  private final Executor closing = thread("player-close");
  private final AtomicLong newest = new AtomicLong();

  /** Prepares for the first clip. */
  void warmUp() {
    opening.execute(
        () -> {
          try {
            Ffmpeg.warmUp();
          } catch (UnsatisfiedLinkError | RuntimeException error) {
            // Whoever opens a clip will see it again, with a sentence.
            LOG.warn("The media libraries do not load", error);
          }
        });
  }

  /**
   * Opens {@code source}.
   *
   * @param opened hears on the JavaFX thread, unless another clip was asked for meanwhile
   * @param failed hears instead why it could not be opened
   */
  void open(ClipSource source, Consumer<Playback> opened, Consumer<RuntimeException> failed) {
    long ticket = newest.incrementAndGet();
    opening.execute(
        () -> {
          if (ticket != newest.get()) {
            return;
          }
          try {
            Playback playback = Playback.open(source.file(), source.info());
            Platform.runLater(() -> handOver(ticket, playback, opened));
          } catch (RuntimeException error) {
            LOG.warn("Cannot open {}", source.file(), error);
            Platform.runLater(
                () -> {
                  if (ticket == newest.get()) {
                    failed.accept(error);
                  }
                });
          }
        });
  }

  /** Forgets what was asked for but is not open yet. */
  void cancel() {
    newest.incrementAndGet();
  }

  /** Stops {@code playback} at once and releases it in its own time. */
  void close(Playback playback) {
    playback.pause();
    closing.execute(playback::close);
  }

  private void handOver(long ticket, Playback playback, Consumer<Playback> opened) {
    if (ticket == newest.get()) {
      opened.accept(playback);
    } else {
      close(playback);
    }
  }

  private static Executor thread(String name) {
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            1,
            1,
            2,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name(name).factory());
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }
}
