package studio.migr.runtime.playback;

/**
 * The part of a clip that is played again and again.
 *
 * @param startMs first instant on the container's clock, in milliseconds
 * @param endMs the instant at which playing returns to the start, in milliseconds
 */
public record LoopRange(double startMs, double endMs) {

  /**
   * @throws IllegalArgumentException if the end is not after the start
   */
  public LoopRange {
    if (!(endMs > startMs)) {
      throw new IllegalArgumentException(
          "a loop must end after its start: " + startMs + ".." + endMs);
    }
  }
}
