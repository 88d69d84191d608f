package studio.migr.runtime.playback;

import java.nio.file.Path;
import java.util.Optional;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.media.MediaInfo;

/**
 * One clip being played. Every method returns at once and may be called from any thread; decoding
 * and the audio device have threads of their own, which {@link #close} ends.
 */
public final class Playback implements AutoCloseable {
  /** Slowest speed. */
  public static final double SLOWEST = 0.25;

  /** Fastest speed. */
  public static final double FASTEST = 2;

  private Playback() {}

  /**
   * Starts paused at the first instant of the clip; its first frame becomes current as soon as it
   * is decoded.
   */
  public static Playback open(Path file, MediaInfo info) {
    throw new UnsupportedOperationException();
  }

  /** Lets time run; at the end of the clip, or outside the loop, from the start. */
  public void play() {
    throw new UnsupportedOperationException();
  }

  /** Stops time. */
  public void pause() {
    throw new UnsupportedOperationException();
  }

  /**
   * Goes to a time; of many calls in a row the newest is shown in the end.
   *
   * @param ms time on the container's clock, in milliseconds; brought within the clip
   */
  public void seek(double ms) {
    throw new UnsupportedOperationException();
  }

  /**
   * Pauses and shows frame {@code k}, brought within the clip. Without a picture it does nothing
   * but pause.
   */
  public void showFrame(int k) {
    throw new UnsupportedOperationException();
  }

  /**
   * Pauses and moves by whole frames from the frame due at the current position; in a sound alone,
   * by 10 ms each.
   */
  public void step(int frames) {
    throw new UnsupportedOperationException();
  }

  /** Sets the speed, brought within {@link #SLOWEST}..{@link #FASTEST}; the pitch stays. */
  public void setSpeed(double speed) {
    throw new UnsupportedOperationException();
  }

  /** Silences the sound for {@code VISUAL}; for {@code AUDIO} the window hides the picture. */
  public void setCondition(Condition condition) {
    throw new UnsupportedOperationException();
  }

  /** Repeats a part of the clip, or no longer does. */
  public void setLoop(Optional<LoopRange> range) {
    throw new UnsupportedOperationException();
  }

  /** What is heard and seen now. Cheap. */
  public PlaybackState state() {
    throw new UnsupportedOperationException();
  }

  /** Stops, releases everything, and waits for its threads to end. */
  @Override
  public void close() {}
}
