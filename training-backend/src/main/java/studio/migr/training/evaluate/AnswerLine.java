package studio.migr.training.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.runtime.emotion.DominantModality;

/** An answer as a line of a file of answers. */
public final class AnswerLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private AnswerLine() {}

  /** One object; what is not known is left out. */
  public static ObjectNode write(ModelAnswer answer) {
    ObjectNode node = JSON.createObjectNode();
    node.put("clip", answer.clip()).put("truth", answer.truth()).put("output", answer.output());
    answer.person().ifPresent(person -> node.put("person", person));
    answer.transcript().ifPresent(text -> node.put("transcript", text));
    answer.dominant().ifPresent(each -> node.put("dominant_modality", each.id()));
    answer
        .predictedDominant()
        .ifPresent(each -> node.put("predicted_dominant_modality", each.id()));
    answer.rule().ifPresent(each -> node.put("rule_dominant_modality", each.id()));
    answer.confidence().ifPresent(each -> node.put("confidence", each));
    answer.direct().ifPresent(each -> node.put("direct_answer", each));
    answer
        .drift()
        .ifPresent(
            curve -> {
              ObjectNode drift = node.putObject("drift");
              curve.audio().forEach(drift.putArray("audio")::add);
              curve.visual().forEach(drift.putArray("visual")::add);
              curve.text().forEach(drift.putArray("text")::add);
            });
    return node.put("generated", answer.generated());
  }

  /**
   * What a line says besides what every answer needs.
   *
   * @param truth the right label, in the scheme's words
   */
  static ModelAnswer read(ObjectNode line, String clip, String truth, String output) {
    JsonNode confidence = line.path("confidence");
    return new ModelAnswer(
        clip,
        truth,
        output,
        text(line, "person"),
        text(line, "transcript"),
        text(line, "dominant_modality").flatMap(DominantModality::fromId),
        text(line, "predicted_dominant_modality").flatMap(DominantModality::fromId),
        line.path("generated").asBoolean(false),
        text(line, "direct_answer"),
        confidence.isNumber() ? OptionalDouble.of(confidence.asDouble()) : OptionalDouble.empty(),
        drift(line.path("drift")),
        text(line, "rule_dominant_modality").flatMap(DominantModality::fromId));
  }

  static Optional<String> text(JsonNode object, String field) {
    return Optional.of(object.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private static Optional<DriftCurve> drift(JsonNode node) {
    try {
      return node.isObject()
          ? Optional.of(
              new DriftCurve(
                  numbers(node.path("audio")),
                  numbers(node.path("visual")),
                  numbers(node.path("text"))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // of another program, which cuts answers differently
    }
  }

  private static List<Double> numbers(JsonNode array) {
    List<Double> numbers = new ArrayList<>();
    if (array instanceof ArrayNode all) {
      all.forEach(each -> numbers.add(each.asDouble()));
    }
    return numbers;
  }
}
