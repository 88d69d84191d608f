package studio.migr.app.exchange.source;

import studio.migr.runtime.media.Rational;

/** A stretch of a clip as a file gives it. */
public sealed interface FoundSpan {

  /**
   * In milliseconds.
   *
   * @param startMs from {@code zero}
   * @param endMs from {@code zero}
   * @param resolutionMs how finely the file can say times; a frame's boundary within half of it is
   *     what was meant, 0 for files that say times exactly
   */
  record Millis(double startMs, double endMs, double resolutionMs, Zero zero)
      implements FoundSpan {}

  /** In ticks of a stream, on the container's clock; exact. */
  record Ticks(long start, long end, Rational timeBase) implements FoundSpan {}

  /**
   * In frames that a program counted by a rate of its own, from the beginning of the clip.
   *
   * @param first from 1
   * @param last still inside
   * @param rate frames a second by which was counted; not always the clip's
   */
  record Frames(long first, long last, double rate) implements FoundSpan {
    /** The same in time. */
    public Millis inMillis() {
      double frame = 1000 / rate;
      return new Millis((first - 1) * frame, last * frame, frame, Zero.CLIP_START);
    }
  }

  /** Where a file's times begin. */
  enum Zero {
    /** With the clip: its first frame or sound is at 0. */
    CLIP_START,
    /** With the container's clock, as in the studio's own files. */
    CONTAINER
  }
}
