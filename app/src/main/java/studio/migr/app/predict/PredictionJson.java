package studio.migr.app.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.explain.ExplanationJson;

/**
 * A prediction as a line of a file: who was asked what when, and the fields of {@code predict
 * --json} but for {@code attention} and {@code timing_ms}.
 */
final class PredictionJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PredictionJson() {}

  static ObjectNode write(
      String clipId, ModelName model, Instant time, String question, Explanation explanation) {
    ObjectNode node = JSON.createObjectNode();
    node.put("clip", clipId);
    node.put("model", model.name()).put("model_id", model.id());
    node.put("time", time.toString());
    node.put("question", question);
    ObjectNode said = ExplanationJson.of(explanation);
    said.remove("attention");
    said.remove("timing_ms");
    node.setAll(said);
    return node;
  }

  /**
   * @throws IllegalArgumentException if it is no prediction
   * @throws java.time.DateTimeException if its time is none
   */
  static Prediction read(ObjectNode node) {
    JsonNode importance = node.path("importance");
    Map<String, String> answers = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : importance.path("conditions").properties()) {
      answers.put(each.getKey(), each.getValue().path("answer").asText());
    }
    List<Prediction.LabelFlip> flips = new ArrayList<>();
    node.path("trace")
        .path("flips")
        .forEach(
            flip ->
                flips.add(
                    new Prediction.LabelFlip(
                        flip.path("from").asText(), flip.path("to").asText())));
    Map<String, Double> direct =
        probabilities(node.path("trace").path("points").path(0).path("probabilities"));
    return new Prediction(
        node.path("clip").asText(),
        new ModelName(node.path("model").asText(), node.path("model_id").asText()),
        Instant.parse(node.path("time").asText()),
        node.path("question").asText(),
        node.path("answer").asText(),
        node.path("answer_written").asBoolean(),
        probabilities(node.path("probabilities")),
        DominantModality.fromId(importance.path("verdict").asText()),
        importance.path("confidence").asDouble(),
        importance.path("audio").asDouble(),
        importance.path("visual").asDouble(),
        answers,
        node.path("reasoning").asText(),
        direct.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey),
        flips);
  }

  private static Map<String, Double> probabilities(JsonNode node) {
    Map<String, Double> byLabel = new LinkedHashMap<>();
    node.properties().forEach(each -> byLabel.put(each.getKey(), each.getValue().asDouble()));
    return byLabel;
  }

  /** A line as it would be were it written at another time. */
  static String withoutTime(ObjectNode node) {
    ObjectNode copy = node.deepCopy();
    copy.remove("time");
    return copy.toString();
  }

  static Optional<Prediction> readIfWhole(ObjectNode node) {
    try {
      return Optional.of(read(node));
    } catch (RuntimeException e) {
      return Optional.empty(); // somebody else's line, or one of a later version
    }
  }
}
