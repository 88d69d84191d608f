package studio.migr.app.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import studio.migr.app.label.AcceptedSuggestion;
import studio.migr.app.label.Suggestion;
import studio.migr.runtime.emotion.DominantModality;

/** Accepted suggestions as fields of a journal line. */
final class SuggestionJson {
  private SuggestionJson() {}

  static void write(ObjectNode node, AcceptedSuggestion accepted) {
    Suggestion suggestion = accepted.suggestion();
    node.put("change", accepted.change());
    JournalJson.writeKey(node, accepted.key());
    node.put("model", suggestion.model());
    node.put("model_id", suggestion.modelId());
    node.put("emotion", suggestion.emotion());
    node.put("probability", suggestion.probability());
    suggestion.dominant().ifPresent(dominant -> node.put("dominant_modality", dominant.id()));
  }

  static AcceptedSuggestion read(long seq, Instant time, JsonNode node) {
    JsonNode probability = node.path("probability");
    if (!probability.isNumber()) {
      throw new IllegalArgumentException("probability: " + probability);
    }
    return new AcceptedSuggestion(
        seq,
        JournalJson.number(node, "change"),
        time,
        JournalJson.readKey(node),
        new Suggestion(
            JournalJson.text(node, "model"),
            JournalJson.text(node, "model_id"),
            JournalJson.text(node, "emotion"),
            probability.doubleValue(),
            JournalJson.optionalText(node, "dominant_modality")
                .map(
                    id ->
                        DominantModality.fromId(id)
                            .orElseThrow(() -> new IllegalArgumentException("modality: " + id)))));
  }
}
