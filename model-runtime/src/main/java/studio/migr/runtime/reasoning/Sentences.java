package studio.migr.runtime.reasoning;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The sentences of reasoning, in order; none goes over from one segment to the next. */
public final class Sentences {
  private Sentences() {}

  /** All before the answer. A text without the format's elements is taken as a whole. */
  public static List<Segment> of(Reasoning reasoning) {
    List<Segment> sentences = new ArrayList<>();
    List<Segment> parts =
        reasoning.segments().isEmpty() && !reasoning.text().isBlank()
            ? List.of(new Segment(SegmentKind.TEXT, 0, reasoning.text().length()))
            : reasoning.segments();
    for (Segment part : parts) {
      if (part.kind() != SegmentKind.ANSWER) {
        sentences.addAll(of(part, reasoning.textOf(part)));
      }
    }
    return sentences;
  }

  private static List<Segment> of(Segment part, String text) {
    List<Segment> sentences = new ArrayList<>();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    int from = breaks.first();
    for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
      int end = from + text.substring(from, to).stripTrailing().length();
      if (end > from) {
        sentences.add(new Segment(part.kind(), part.start() + from, part.start() + end));
      }
      from = to;
    }
    return sentences;
  }
}
