package studio.migr.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of {@code samples.jsonl}: a completion with what it earned.
 *
 * @param group number of its group in the step, from 0
 * @param rewards each by its name, without weights
 * @param total weighted sum of the rewards
 * @param advantage within its group
 */
public record SampleLine(
    long step,
    String clip,
    int group,
    String completion,
    Map<String, Double> rewards,
    double total,
    double advantage) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public SampleLine {
    rewards = Collections.unmodifiableMap(new LinkedHashMap<>(rewards));
  }

  String json() {
    ObjectNode node =
        JSON.createObjectNode()
            .put("step", step)
            .put("clip", clip)
            .put("group", group)
            .put("completion", completion);
    ObjectNode earned = node.putObject("rewards");
    rewards.forEach(earned::put);
    return node.put("reward", total).put("advantage", advantage).toString();
  }

  /** Empty if the object has no completion. */
  public static Optional<SampleLine> of(ObjectNode node) {
    if (!node.path("completion").isTextual()) {
      return Optional.empty();
    }
    Map<String, Double> rewards = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.path("rewards").properties()) {
      if (field.getValue().isNumber()) {
        rewards.put(field.getKey(), field.getValue().doubleValue());
      }
    }
    return Optional.of(
        new SampleLine(
            node.path("step").asLong(),
            node.path("clip").asText(),
            node.path("group").asInt(),
            node.path("completion").textValue(),
            rewards,
            node.path("reward").asDouble(),
            node.path("advantage").asDouble()));
  }
}
