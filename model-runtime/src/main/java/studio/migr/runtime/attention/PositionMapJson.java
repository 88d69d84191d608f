package studio.migr.runtime.attention;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A position map as JSON: one object for each span, in order. */
final class PositionMapJson {
  private PositionMapJson() {}

  static ArrayNode write(PositionMap map) {
    ArrayNode spans = JsonNodeFactory.instance.arrayNode();
    for (PositionSpan span : map.spans()) {
      ObjectNode node = spans.addObject();
      switch (span) {
        case PositionSpan.Text text -> node.put("is", "text").put("length", text.length());
        case PositionSpan.Frame frame -> {
          node.put("is", "frame")
              .put("frame", frame.frame())
              .put("rows", frame.rows())
              .put("columns", frame.columns());
          frame.place().ifPresent(place -> write(node.putObject("place"), place));
        }
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
                    node.path("columns").asInt(1),
                    place(node.path("place")));
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

  private static void write(ObjectNode node, FramePlace place) {
    node.put("x", place.x()).put("y", place.y());
    node.put("width", place.width()).put("height", place.height()).put("tilt", place.tilt());
  }

  private static Optional<FramePlace> place(JsonNode node) {
    return node.isObject()
        ? Optional.of(
            new FramePlace(
                node.path("x").asDouble(),
                node.path("y").asDouble(),
                node.path("width").asDouble(),
                node.path("height").asDouble(),
                node.path("tilt").asDouble()))
        : Optional.empty();
  }
}
