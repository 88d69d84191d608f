package studio.migr.runtime.attention;

import java.util.List;
import java.util.Optional;

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

  /**
   * The same, where the model did not see whole frames.
   *
   * @param places for each frame what the model saw of it; empty for all of it
   */
  public PositionMap cut(List<Optional<FramePlace>> places) {
    return new PositionMap(spans.stream().map(span -> cut(span, places)).toList());
  }

  private static PositionSpan cut(PositionSpan span, List<Optional<FramePlace>> places) {
    return span instanceof PositionSpan.Frame frame && frame.frame() < places.size()
        ? new PositionSpan.Frame(
            frame.start(), frame.frame(), frame.rows(), frame.columns(), places.get(frame.frame()))
        : span;
  }

  /** Positions of the prompt. */
  public int length() {
    return spans.isEmpty() ? 0 : spans.getLast().start() + spans.getLast().length();
  }
}
