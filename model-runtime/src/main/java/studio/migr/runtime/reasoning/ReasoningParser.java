package studio.migr.runtime.reasoning;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import studio.migr.runtime.reasoning.TagScanner.Token;

/**
 * Reads any text as reasoning. A description or an answer that begins inside another one interrupts
 * it if that one still ends later, and ends it otherwise. Text belongs to the innermost element
 * around it. A reasoning whose beginning is missing, as where it stands in the prompt, begins with
 * the text.
 */
public final class ReasoningParser {
  private final String text;
  private final List<Token> tokens;
  private final List<Set<Tag>> endsNext;
  private final List<Segment> segments = new ArrayList<>();
  private final List<FormatDefect> defects = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>(); // the innermost first
  private final Set<Tag> seen = EnumSet.noneOf(Tag.class);
  private int from;

  /** An element that has begun. */
  private static final class Open {
    final Tag tag;
    final int at;
    int again; // how often it began anew inside itself
    boolean says;

    Open(Tag tag, int at) {
      this.tag = tag;
      this.at = at;
    }
  }

  private ReasoningParser(String text) {
    this.text = text;
    this.tokens = TagScanner.tokens(text);
    this.endsNext = endsNext(tokens);
  }

  /** Never fails: what cannot be understood is among the defects. */
  public static Reasoning parse(String text) {
    return new ReasoningParser(text).run();
  }

  private Reasoning run() {
    beginWithoutTag();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      take(token.start());
      from = token.end();
      if (token.closing()) {
        close(token);
      } else {
        open(token, i);
      }
    }
    take(text.length());
    while (!open.isEmpty()) {
      Open unclosed = open.pop();
      end(unclosed);
      defects.add(new FormatDefect.Unclosed(unclosed.tag, unclosed.at));
    }
    for (Tag tag : Tag.values()) {
      if (!seen.contains(tag)) {
        defects.add(new FormatDefect.Missing(tag));
      }
    }
    return new Reasoning(text, segments, defects);
  }

  private void beginWithoutTag() {
    for (Token token : tokens) {
      if (token.tag() == Tag.THINK) {
        if (token.closing()) {
          defects.add(new FormatDefect.Unopened(Tag.THINK, token.start()));
          open.push(new Open(Tag.THINK, 0));
          seen.add(Tag.THINK);
        }
        return;
      }
    }
  }

  private void open(Token token, int index) {
    Tag tag = token.tag();
    for (Open outer : open) {
      if (outer.tag == tag) {
        outer.again++;
        defects.add(new FormatDefect.Nested(tag, tag, token.start()));
        return;
      }
    }
    endWhatCannotHold(tag, index);
    Open outer = open.peek();
    if (outer != null && !belongs(tag, outer.tag)) {
      defects.add(new FormatDefect.Nested(tag, outer.tag, token.start()));
    }
    if (!seen.add(tag)) {
      defects.add(new FormatDefect.Repeated(tag, token.start()));
    } else if (outer == null && misplaced(tag)) {
      defects.add(new FormatDefect.Misplaced(tag, token.start()));
    }
    open.push(new Open(tag, token.start()));
  }

  private static boolean belongs(Tag inner, Tag outer) {
    return outer == Tag.THINK && (inner == Tag.VIS_DESC || inner == Tag.AUD_DESC);
  }

  private boolean misplaced(Tag tag) {
    return switch (tag) {
      case THINK -> seen.contains(Tag.ANSWER);
      case VIS_DESC, AUD_DESC -> true;
      case ANSWER -> !seen.contains(Tag.THINK);
    };
  }

  /**
   * Ends the open elements in which {@code tag} has no place and which do not end by themselves.
   */
  private void endWhatCannotHold(Tag tag, int index) {
    while (!open.isEmpty() && !belongs(tag, open.element().tag) && !endsLater(index)) {
      Open unclosed = open.pop();
      end(unclosed);
      defects.add(new FormatDefect.Unclosed(unclosed.tag, unclosed.at));
    }
  }

  /** Whether the innermost open element ends before it begins anew. */
  private boolean endsLater(int index) {
    return endsNext.get(index).contains(open.element().tag);
  }

  /** For each token, the elements whose next tag behind it ends them. */
  private static List<Set<Tag>> endsNext(List<Token> tokens) {
    List<Set<Tag>> after = new ArrayList<>();
    Set<Tag> ends = EnumSet.noneOf(Tag.class);
    for (Token token : tokens.reversed()) {
      after.add(EnumSet.copyOf(ends));
      if (token.closing()) {
        ends.add(token.tag());
      } else {
        ends.remove(token.tag());
      }
    }
    return after.reversed();
  }

  private void close(Token token) {
    Tag tag = token.tag();
    if (open.stream().noneMatch(each -> each.tag == tag)) {
      defects.add(new FormatDefect.Unopened(tag, token.start()));
      return;
    }
    while (open.element().tag != tag) {
      Open unclosed = open.pop();
      end(unclosed);
      defects.add(new FormatDefect.Unclosed(unclosed.tag, unclosed.at));
    }
    Open ended = open.element();
    if (ended.again > 0) {
      ended.again--;
    } else {
      open.pop();
      end(ended);
    }
  }

  private void end(Open element) {
    if (!element.says) {
      defects.add(new FormatDefect.Empty(element.tag, element.at));
    }
  }

  /** Gives the text since the last tag to the element around it. */
  private void take(int to) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return;
    }
    open.forEach(element -> element.says = true);
    Open inner = open.peek();
    if (inner == null) {
      defects.add(new FormatDefect.Outside(start, end));
    } else {
      segments.add(new Segment(kind(inner.tag), start, end));
    }
  }

  private static SegmentKind kind(Tag tag) {
    return switch (tag) {
      case THINK -> SegmentKind.TEXT;
      case VIS_DESC -> SegmentKind.VIS_DESC;
      case AUD_DESC -> SegmentKind.AUD_DESC;
      case ANSWER -> SegmentKind.ANSWER;
    };
  }
}
