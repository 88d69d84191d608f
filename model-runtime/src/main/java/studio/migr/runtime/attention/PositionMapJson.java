package studio.migr.runtime.attention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A position map as JSON: one object for each span, in order. */
final class PositionMapJson {
  private PositionMapJson() {}

  static ArrayNode write(PositionMap map) {
    ArrayNode spans = JsonNodeFactory.instance.arrayNode();
    for (PositionSpan span : map.spans()) {
      ObjectNode node = spans.addObject();
      switch (span) {
        case PositionSpan.Text text -> node.put("is", "text").put("length", text.length());
        case PositionSpan.Frame frame ->
            node.put("is", "frame")
                .put("frame", frame.frame())
                .put("rows", frame.rows())
                .put("columns", frame.columns());
        case PositionSpan.Sound sound ->
            node.put("is", "sound").put("length", sound.length()).put("step_ms", sound.stepMs());
      }
    }
    return spans;
  }

  /**
   * @throws IllegalArgumentException if it is none
   */
  static PositionMap read(JsonNode spans) {
    List<PositionSpan> read = new ArrayList<>();
    int start = 0;
    for (JsonNode node : spans) {
      PositionSpan span =
          switch (node.path("is").asText()) {
            case "text" -> new PositionSpan.Text(start, node.path("length").asInt(-1));
            case "frame" ->
                new PositionSpan.Frame(
                    start,
                    node.path("frame").asInt(-1),
                    node.path("rows").asInt(-1),
                    node.path("columns").asInt(1));
            case "sound" ->
                new PositionSpan.Sound(
                    start, node.path("length").asInt(-1), node.path("step_ms").asDouble());
            default -> throw new IllegalArgumentException(node.toString());
          };
      read.add(span);
      start = Math.addExact(start, span.length());
    }
    return new PositionMap(read);
  }
}
