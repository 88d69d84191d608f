package studio.migr.app.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.label.RoundPlan.Sharing;
import studio.migr.runtime.emotion.Condition;

/** Rounds as fields of a journal line. */
final class RoundJson {
  private RoundJson() {}

  static void write(ObjectNode node, RoundPlan plan) {
    node.put("name", plan.name());
    plan.clips().forEach(node.putArray("clips")::add);
    plan.annotators().forEach(node.putArray("annotators")::add);
    ArrayNode conditions = node.putArray("conditions");
    plan.conditions().forEach(condition -> conditions.add(condition.id()));
    node.put("sharing", plan.sharing().name().toLowerCase(Locale.ROOT));
    plan.seed().ifPresent(seed -> node.put("seed", seed));
    node.put("blind", plan.blind());
    plan.overlap().ifPresent(overlap -> node.put("overlap", overlap));
    if (plan.study()) { // readers of older journals know no such field
      node.put("study", true);
    }
  }

  static void write(ObjectNode node, RoundEntry entry) {
    node.put("round", entry.round());
    node.put("clip", entry.clipId());
    node.put("annotator", entry.annotator());
    node.put("condition", entry.condition().id());
  }

  static RoundPlan readPlan(JsonNode node) {
    return new RoundPlan(
        JournalJson.text(node, "name"),
        texts(node.path("clips")),
        texts(node.path("annotators")),
        texts(node.path("conditions")).stream().map(RoundJson::condition).toList(),
        Sharing.valueOf(JournalJson.text(node, "sharing").toUpperCase(Locale.ROOT)),
        node.has("seed") ? OptionalLong.of(JournalJson.number(node, "seed")) : OptionalLong.empty(),
        node.path("blind").asBoolean(),
        node.has("overlap")
            ? OptionalDouble.of(node.path("overlap").asDouble(Double.NaN))
            : OptionalDouble.empty(),
        node.path("study").asBoolean());
  }

  static RoundEntry readEntry(JsonNode node) {
    return new RoundEntry(
        JournalJson.number(node, "round"),
        JournalJson.identifier(node, "clip"),
        JournalJson.text(node, "annotator"),
        condition(JournalJson.text(node, "condition")));
  }

  private static Condition condition(String id) {
    return Condition.fromId(id).orElseThrow(() -> new IllegalArgumentException("condition: " + id));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : array) {
      if (!text.isTextual()) {
        throw new IllegalArgumentException("no text: " + text);
      }
      texts.add(text.textValue());
    }
    return texts;
  }
}
