package studio.migr.app.player;

/**
 * A stretch of a clip.
 *
 * @param startMs first instant on the container's clock, in milliseconds
 * @param endMs first instant that is no longer inside, in milliseconds
 */
public record TimeRange(double startMs, double endMs) {

  /**
   * @throws IllegalArgumentException if the end is not after the start
   */
  public TimeRange {
    if (!(endMs > startMs)) {
      throw new IllegalArgumentException("empty time range: " + startMs + ".." + endMs);
    }
  }

  /** Length in milliseconds. */
  public double lengthMs() {
    return endMs - startMs;
  }

  public boolean contains(double ms) {
    return ms >= startMs && ms < endMs;
  }
}
