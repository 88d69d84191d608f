package studio.migr.app.player;

import java.util.Optional;
import java.util.OptionalDouble;
import javafx.animation.AnimationTimer;
import studio.migr.runtime.media.VideoTrack;
import studio.migr.runtime.playback.PlaybackState;

/**
 * Looks at the playback once a pulse, from the moment something was asked for until it has come.
 * Otherwise nothing runs.
 */
final class PlaybackWatch {
  /** How long a picture may be missing before it is no longer waited for. */
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /** How long the watch goes on after a wish, even if all seems to be in place. */
  private static final long SETTLE_NANOS = 150_000_000L;

  private final AnimationTimer timer;
  private boolean running;
  private long wishNanos;
  private OptionalDouble wishedMs = OptionalDouble.empty();

  /**
   * @param look called once a pulse
   */
  PlaybackWatch(Runnable look) {
    timer =
        new AnimationTimer() {
          @Override
          public void handle(long now) {
            look.run();
          }
        };
  }

  boolean isRunning() {
    return running;
  }

  /** Something was asked for that shows at once or soon. */
  void expect() {
    expect(OptionalDouble.empty());
  }

  /** The position {@code ms} was asked for. */
  void expect(double ms) {
    expect(OptionalDouble.of(ms));
  }

  private void expect(OptionalDouble ms) {
    wishNanos = System.nanoTime();
    wishedMs = ms;
    if (!running) {
      running = true;
      timer.start();
    }
  }

  void stop() {
    timer.stop();
    running = false;
    wishedMs = OptionalDouble.empty();
  }

  /** Whether the playback has not yet heard of the position that was asked for last. */
  boolean isBehind(PlaybackState seen) {
    return wishedMs.isPresent()
        && !seen.playing()
        && Math.abs(seen.positionMs() - wishedMs.getAsDouble()) > 1
        && System.nanoTime() - wishNanos < SETTLE_NANOS;
  }

  /** Whether all that was asked for has come: time aside, nothing will change by itself. */
  boolean isSettled(PlaybackState seen, Optional<VideoTrack> video) {
    long waited = System.nanoTime() - wishNanos;
    boolean pictureDue =
        video
            .map(track -> track.frameAtMillis(seen.positionMs()))
            .map(due -> seen.frame().filter(frame -> frame.index() == due).isPresent())
            .orElse(true);
    return waited > SETTLE_NANOS && (pictureDue || waited > PATIENCE_NANOS);
  }
}
