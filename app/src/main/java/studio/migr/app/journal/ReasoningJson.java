package studio.migr.app.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import studio.migr.app.label.ReasoningCorrection;
import studio.migr.app.label.ReasoningPart;
import studio.migr.runtime.reasoning.SegmentKind;

/** Corrected reasoning as fields of a journal line. */
final class ReasoningJson {
  private ReasoningJson() {}

  static void write(ObjectNode node, ReasoningCorrection correction) {
    node.put("change", correction.change());
    node.put("clip", correction.clipId());
    node.put("annotator", correction.annotator());
    node.put("model", correction.model());
    node.put("model_id", correction.modelId());
    node.put("answer", correction.answer());
    node.put("decision", correction.decision().id());
    ArrayNode parts = node.putArray("parts");
    for (ReasoningPart part : correction.parts()) {
      ObjectNode one = parts.addObject().put("kind", part.kind().id()).put("text", part.text());
      part.writer().ifPresent(who -> one.put("written_by", who));
      part.original().ifPresent(text -> one.put("original", text));
      part.rating().ifPresent(rating -> one.put("rating", rating.id()));
    }
  }

  static ReasoningCorrection read(long seq, Instant time, JsonNode node) {
    List<ReasoningPart> parts = new ArrayList<>();
    for (JsonNode part : node.path("parts")) {
      parts.add(
          new ReasoningPart(
              SegmentKind.fromId(JournalJson.text(part, "kind"))
                  .orElseThrow(() -> new IllegalArgumentException("kind: " + part.path("kind"))),
              JournalJson.text(part, "text"),
              JournalJson.optionalText(part, "written_by"),
              JournalJson.optionalText(part, "original"),
              JournalJson.optionalText(part, "rating").map(ReasoningPart.Rating::fromId)));
    }
    return new ReasoningCorrection(
        seq,
        JournalJson.number(node, "change"),
        time,
        JournalJson.identifier(node, "clip"),
        JournalJson.text(node, "annotator"),
        JournalJson.text(node, "model"),
        JournalJson.text(node, "model_id"),
        parts,
        JournalJson.text(node, "answer"),
        ReasoningCorrection.Decision.fromId(JournalJson.text(node, "decision")));
  }
}
