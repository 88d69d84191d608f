package studio.migr.runtime.tier;

/**
 * A text with its time. A point has equal times.
 *
 * @param startMs on the file's own clock, in milliseconds
 * @param endMs not before the start
 */
public record TimedValue(double startMs, double endMs, String text) {

  /**
   * @throws IllegalArgumentException if a time is not finite or the end lies before the start
   */
  public TimedValue {
    if (!Double.isFinite(startMs) || !Double.isFinite(endMs) || endMs < startMs) {
      throw new IllegalArgumentException("no times: " + startMs + ".." + endMs);
    }
  }

  public boolean isPoint() {
    return startMs == endMs;
  }
}
