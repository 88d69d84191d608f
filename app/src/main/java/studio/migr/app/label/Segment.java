package studio.migr.app.label;

import studio.migr.runtime.media.Rational;

/**
 * A stretch of a clip, from the start of one tick to the start of another.
 *
 * @param start first tick, in {@code timeBase}
 * @param end first tick that is no longer inside, greater than {@code start}
 * @param timeBase seconds in a tick: that of the video stream, or 1/sample rate for sound alone
 */
public record Segment(long start, long end, Rational timeBase) {

  /**
   * @throws IllegalArgumentException if the segment is empty
   */
  public Segment {
    if (end <= start) {
      throw new IllegalArgumentException("empty segment: " + start + ".." + end);
    }
  }

  /** Start on the container's clock, in milliseconds. */
  public double startMs() {
    return timeBase.toMillis(start);
  }

  /** End on the container's clock, in milliseconds. */
  public double endMs() {
    return timeBase.toMillis(end);
  }
}
