package studio.migr.runtime.reasoning;

/**
 * A stretch of a model's text without its tags and without white space around it. Positions are
 * {@code char} indices of the whole text.
 *
 * @param start its first character
 * @param end behind its last character; greater than {@code start}
 */
public record Segment(SegmentKind kind, int start, int end) {

  /**
   * @throws IllegalArgumentException if it is empty or begins before the text
   */
  public Segment {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("no stretch of text: " + start + " to " + end);
    }
  }
}
