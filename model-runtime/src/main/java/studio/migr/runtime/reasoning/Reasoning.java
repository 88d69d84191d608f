package studio.migr.runtime.reasoning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import studio.migr.runtime.emotion.Condition;

/**
 * What was found in a model's text.
 *
 * @param text all of it, with its tags
 * @param segments what it says, in order of position; they do not overlap
 * @param defects how it departs from the format, in the order in which that shows
 */
public record Reasoning(String text, List<Segment> segments, List<FormatDefect> defects) {

  public Reasoning {
    segments = List.copyOf(segments);
    defects = List.copyOf(defects);
  }

  /** Whether the text keeps the format: each element once, in its place, with something in it. */
  public boolean wellFormed() {
    return defects.isEmpty();
  }

  public String textOf(Segment segment) {
    return text.substring(segment.start(), segment.end());
  }

  /** All that the segments of one kind say, joined by spaces; empty if there is none. */
  public String textOf(SegmentKind kind) {
    return segments.stream()
        .filter(segment -> segment.kind() == kind)
        .map(this::textOf)
        .collect(Collectors.joining(" "));
  }

  /** All that is said before the answer, without tags; empty if nothing is. */
  public String reasoningText() {
    return segments.stream()
        .filter(segment -> segment.kind() != SegmentKind.ANSWER)
        .map(this::textOf)
        .collect(Collectors.joining(" "));
  }

  /** The first answer, as the reward of R1-Omni takes it; empty without one. */
  public Optional<String> answer() {
    return segments.stream()
        .filter(segment -> segment.kind() == SegmentKind.ANSWER)
        .map(this::textOf)
        .findFirst();
  }

  /** The modality that is described first; empty if none is. */
  public Optional<Condition> leading() {
    return segments.stream().flatMap(segment -> segment.kind().modality().stream()).findFirst();
  }
}
