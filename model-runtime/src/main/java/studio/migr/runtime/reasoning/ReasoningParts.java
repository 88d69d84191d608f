package studio.migr.runtime.reasoning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Reasoning to be written: what it says piece by piece, and its answer.
 *
 * @param parts in the order in which they are written; none is an answer, and texts next to each
 *     other become one
 * @param answer the label
 */
public record ReasoningParts(List<Part> parts, String answer) {

  /**
   * @param text what it says, without tags of the format and white space around it
   */
  public record Part(SegmentKind kind, String text) {

    /**
     * @throws IllegalArgumentException if the text is blank, is surrounded by white space, or holds
     *     a tag of the format
     */
    public Part {
      require(text);
    }
  }

  /**
   * @throws IllegalArgumentException if a part is an answer, or the answer is no text of one
   */
  public ReasoningParts {
    parts = joined(parts);
    require(answer);
    if (parts.stream().anyMatch(part -> part.kind() == SegmentKind.ANSWER)) {
      throw new IllegalArgumentException("an answer among the reasoning");
    }
  }

  /** Texts that follow each other are one. */
  private static List<Part> joined(List<Part> parts) {
    List<Part> joined = new ArrayList<>();
    for (Part part : parts) {
      boolean more =
          part.kind() == SegmentKind.TEXT
              && !joined.isEmpty()
              && joined.getLast().kind() == SegmentKind.TEXT;
      joined.add(
          more
              ? new Part(SegmentKind.TEXT, joined.removeLast().text() + "\n" + part.text())
              : part);
    }
    return List.copyOf(joined);
  }

  private static void require(String text) {
    if (text.isBlank() || !text.equals(text.strip()) || !TagScanner.tokens(text).isEmpty()) {
      throw new IllegalArgumentException("no text between tags: '" + text + "'");
    }
  }

  /**
   * What a text says.
   *
   * @throws IllegalArgumentException if the text is not well formed
   */
  public static ReasoningParts of(Reasoning reasoning) {
    if (!reasoning.wellFormed()) {
      throw new IllegalArgumentException("not well formed: " + reasoning.defects());
    }
    return new ReasoningParts(
        reasoning.segments().stream()
            .filter(segment -> segment.kind() != SegmentKind.ANSWER)
            .map(segment -> new Part(segment.kind(), reasoning.textOf(segment).strip()))
            .toList(),
        reasoning.answer().orElseThrow().strip());
  }

  /**
   * The orders that MIGR teaches: the dominant modality's description first; both orders where both
   * dominate. Where none dominates or they conflict, the rule gives no order, and the parts stay as
   * they are. Text between the descriptions follows them.
   */
  public List<ReasoningParts> ordersFor(DominantModality dominant) {
    return switch (dominant) {
      case AUDIO -> List.of(beginningWith(SegmentKind.AUD_DESC));
      case VISUAL -> List.of(beginningWith(SegmentKind.VIS_DESC));
      case BOTH ->
          List.of(beginningWith(SegmentKind.VIS_DESC), beginningWith(SegmentKind.AUD_DESC));
      case NONE, CONFLICT -> List.of(this);
    };
  }

  private ReasoningParts beginningWith(SegmentKind first) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(
        Comparator.comparingInt(
            part -> part.kind() == first ? 0 : part.kind() == SegmentKind.TEXT ? 2 : 1));
    return new ReasoningParts(sorted, answer);
  }
}
