package studio.migr.runtime.attention;

import java.util.List;

/**
 * What each position of a prompt stands for. What follows the prompt are the words of the answer.
 *
 * @param spans in order, without gaps
 */
public record PositionMap(List<PositionSpan> spans) {

  /**
   * @throws IllegalArgumentException if the spans leave a gap or overlap
   */
  public PositionMap {
    spans = List.copyOf(spans);
    int end = 0;
    for (PositionSpan span : spans) {
      if (span.start() != end || span.length() < 0) {
        throw new IllegalArgumentException("spans do not follow each other: " + spans);
      }
      end += span.length();
    }
  }

  /** Positions of the prompt. */
  public int length() {
    return spans.isEmpty() ? 0 : spans.getLast().start() + spans.getLast().length();
  }
}
