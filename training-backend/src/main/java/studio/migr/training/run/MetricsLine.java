package studio.migr.training.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of {@code metrics.jsonl}.
 *
 * @param step from 1
 * @param values by name, such as {@code loss}, {@code learning_rate}, {@code rewards/order/mean};
 *     all finite
 */
public record MetricsLine(long step, Map<String, Double> values) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public MetricsLine {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** A value that is no number is written as null. */
  String json() {
    ObjectNode node = JSON.createObjectNode().put("step", step);
    values.forEach(
        (name, value) -> {
          if (Double.isFinite(value)) {
            node.put(name, value);
          } else {
            node.putNull(name);
          }
        });
    return node.toString();
  }

  /** Empty if the object has no step. What is no number is left out. */
  static Optional<MetricsLine> of(ObjectNode node) {
    if (!node.path("step").isNumber()) {
      return Optional.empty();
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      double value = field.getValue().isNumber() ? field.getValue().doubleValue() : Double.NaN;
      if (!field.getKey().equals("step") && Double.isFinite(value)) {
        values.put(field.getKey(), value);
      }
    }
    return Optional.of(new MetricsLine(node.path("step").asLong(), values));
  }
}
