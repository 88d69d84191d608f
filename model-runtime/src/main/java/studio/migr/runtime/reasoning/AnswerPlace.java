package studio.migr.runtime.reasoning;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where in a text a label stands, or would stand if the text had to end with its answer.
 *
 * @param kept how much of the text stays before it, in {@code char}s
 * @param before what then stands between that and the label
 * @param behind what stands behind the label; empty if it is the last of all
 */
public record AnswerPlace(int kept, String before, String behind) {
  /** At the very beginning, for models that write the label and nothing else. */
  public static final AnswerPlace BARE = new AnswerPlace(0, "", "");

  /** At the very beginning, for models that reason. */
  public static final AnswerPlace AT_ONCE = after("", 0);

  /** Where the text has its answer, else behind all that it says. */
  public static AnswerPlace in(Reasoning reasoning) {
    String text = reasoning.text();
    int at = -1;
    int label =
        reasoning.segments().stream()
            .filter(segment -> segment.kind() == SegmentKind.ANSWER)
            .mapToInt(Segment::start)
            .findFirst()
            .orElse(text.length());
    for (TagScanner.Token token : TagScanner.tokens(text)) {
      if (token.tag() == Tag.ANSWER && !token.closing() && token.end() <= label) {
        at = token.start();
      }
    }
    return at < 0
        ? after(text, text.stripTrailing().length())
        : new AnswerPlace(at, Tag.ANSWER.opening(), Tag.ANSWER.closing());
  }

  /**
   * Behind the first {@code kept} characters: what has begun there is ended, as {@link
   * ReasoningWriter} does it, and the answer begins.
   */
  public static AnswerPlace after(String text, int kept) {
    Deque<Tag> open = new ArrayDeque<>();
    for (TagScanner.Token token : TagScanner.tokens(text.substring(0, kept))) {
      if (token.closing()) {
        open.remove(token.tag());
      } else if (!open.contains(token.tag())) {
        open.push(token.tag());
      }
    }
    open.remove(Tag.ANSWER);
    StringBuilder before = new StringBuilder();
    for (Tag tag : open) {
      before.append(tag == Tag.THINK ? "\n" : "").append(tag.closing());
    }
    before.append(kept == 0 ? "" : "\n").append(Tag.ANSWER.opening());
    return new AnswerPlace(kept, before.toString(), Tag.ANSWER.closing());
  }
}
