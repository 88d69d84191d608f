package studio.migr.app.reasoning;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.predict.ModelName;
import studio.migr.app.predict.Prediction;
import studio.migr.runtime.reasoning.Reasoning;
import studio.migr.runtime.reasoning.ReasoningParser;
import studio.migr.runtime.reasoning.SegmentKind;

/**
 * A reasoning as it stands for one person: the model's own, or what the person made of it.
 *
 * @param answer the label that it argues for
 * @param saved whether the person said something of it
 */
record ReasoningDraft(
    String clipId,
    ModelName model,
    List<ReasoningPart> parts,
    String answer,
    Decision decision,
    boolean saved) {

  ReasoningDraft {
    parts = List.copyOf(parts);
  }

  /** As the model wrote it. */
  static ReasoningDraft of(Prediction prediction) {
    Reasoning parsed = ReasoningParser.parse(prediction.reasoning());
    List<ReasoningPart> parts =
        parsed.segments().stream()
            .filter(segment -> segment.kind() != SegmentKind.ANSWER)
            .flatMap(segment -> part(segment.kind(), parsed.textOf(segment)).stream())
            .toList();
    return new ReasoningDraft(
        prediction.clipId(), prediction.model(), parts, prediction.answer(), Decision.OPEN, false);
  }

  /** As a person left it. */
  static ReasoningDraft of(ReasoningCorrection correction) {
    return new ReasoningDraft(
        correction.clipId(),
        new ModelName(correction.model(), correction.modelId()),
        correction.parts(),
        correction.answer(),
        correction.decision(),
        true);
  }

  /** What remains of a broken tag is no text. */
  private static Optional<ReasoningPart> part(SegmentKind kind, String text) {
    String plain = ReasoningPart.plain(text);
    return plain.isEmpty() ? Optional.empty() : Optional.of(ReasoningPart.ofModel(kind, plain));
  }

  /** With other segments: what was accepted before has to be accepted again. */
  ReasoningDraft withParts(List<ReasoningPart> next) {
    return new ReasoningDraft(clipId, model, next, answer, Decision.OPEN, saved);
  }

  ReasoningDraft replaced(int index, ReasoningPart part) {
    List<ReasoningPart> next = new ArrayList<>(parts);
    next.set(index, part);
    return withParts(next);
  }

  /** The same words with another rating of one segment; what was decided stays. */
  ReasoningDraft rated(int index, ReasoningPart.Rating rating) {
    List<ReasoningPart> next = new ArrayList<>(parts);
    next.set(index, next.get(index).rated(rating));
    return new ReasoningDraft(clipId, model, next, answer, decision, saved);
  }

  ReasoningDraft moved(int from, int to) {
    List<ReasoningPart> next = new ArrayList<>(parts);
    next.add(to, next.remove(from));
    return withParts(next);
  }

  ReasoningDraft without(int index) {
    List<ReasoningPart> next = new ArrayList<>(parts);
    next.remove(index);
    return withParts(next);
  }

  ReasoningDraft with(ReasoningPart part) {
    List<ReasoningPart> next = new ArrayList<>(parts);
    next.add(part);
    return withParts(next);
  }

  ReasoningDraft decided(Decision value) {
    return new ReasoningDraft(clipId, model, parts, answer, value, saved);
  }
}
