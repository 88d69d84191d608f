package studio.migr.runtime.emotion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A scheme as JSON: {@code {"name": "DFEW", "emotions": ["happy", …], "marks": [{"key": "1",
 * "colour": 1, "glyph": "disc"}, …]}}. The marks are left out where they are those of the places,
 * so that a list of names is a scheme, too.
 */
public final class EmotionSchemeJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EmotionSchemeJson() {}

  public static String write(EmotionScheme scheme) {
    return toNode(scheme).toString();
  }

  public static ObjectNode toNode(EmotionScheme scheme) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", scheme.name());
    scheme.emotions().forEach(node.putArray("emotions")::add);
    if (!scheme.equals(EmotionScheme.of(scheme.name(), scheme.emotions()))) {
      ArrayNode marks = node.putArray("marks");
      for (Emotion choice : scheme.choices()) {
        marks
            .addObject()
            .put("key", choice.key().map(String::valueOf).orElse(""))
            .put("colour", choice.colour())
            .put("glyph", choice.glyph().id());
      }
    }
    return node;
  }

  /**
   * @throws IllegalArgumentException if the text is no scheme
   */
  public static EmotionScheme read(String text) {
    try {
      return read(JSON.readTree(text));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e.getOriginalMessage(), e);
    }
  }

  /**
   * @throws IllegalArgumentException if the node is no scheme
   */
  public static EmotionScheme read(JsonNode node) {
    List<String> names = new ArrayList<>();
    for (JsonNode emotion : node.path("emotions")) {
      names.add(text(emotion, "emotion"));
    }
    String name = text(node.path("name"), "name");
    EmotionScheme plain = EmotionScheme.of(name, names);
    JsonNode marks = node.path("marks");
    if (!marks.isArray()) {
      return plain;
    }
    if (marks.size() != names.size()) {
      throw new IllegalArgumentException(marks.size() + " marks for " + names.size());
    }
    List<Emotion> choices = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      choices.add(choice(names.get(i), marks.get(i)));
    }
    return new EmotionScheme(name, choices);
  }

  private static Emotion choice(String name, JsonNode mark) {
    String key = text(mark.path("key"), "key");
    if (key.length() > 1) {
      throw new IllegalArgumentException("key: " + key);
    }
    String glyph = text(mark.path("glyph"), "glyph");
    return new Emotion(
        name,
        key.isEmpty() ? Optional.empty() : Optional.of(key.charAt(0)),
        mark.path("colour").asInt(),
        EmotionGlyph.fromId(glyph)
            .orElseThrow(() -> new IllegalArgumentException("glyph: " + glyph)));
  }

  private static String text(JsonNode node, String what) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("no " + what + ": " + node);
    }
    return node.textValue();
  }
}
