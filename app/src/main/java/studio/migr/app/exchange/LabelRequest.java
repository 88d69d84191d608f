package studio.migr.app.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import studio.migr.app.store.ProjectException;

/**
 * A label as a person or a file asks for it; nothing is checked yet.
 *
 * @param clips what names the clip (id, path or file name), the first that is known counts
 * @param startMs start of the segment on the container's clock, in milliseconds
 * @param endMs end of the segment
 * @param round name of the round it was judged in; empty outside of rounds
 */
public record LabelRequest(
    List<String> clips,
    Optional<String> annotator,
    Optional<String> emotion,
    Optional<String> dominant,
    Optional<String> condition,
    OptionalDouble startMs,
    OptionalDouble endMs,
    OptionalDouble confidence,
    Optional<String> note,
    Optional<String> round) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  public LabelRequest {
    clips = List.copyOf(clips);
  }

  /**
   * Reads a line of a label file: a JSON object with clip (or clip_id, path), annotator, emotion,
   * dominant (or dominant_modality), condition, start_ms, end_ms, confidence, note, round. A field
   * that is {@code null} is as good as not there; others are passed over.
   *
   * @throws ProjectException if it is no such line
   */
  public static LabelRequest parse(String line) throws ProjectException {
    JsonNode node;
    try {
      node = JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new ProjectException(
          ProjectException.of("label.no-json", e.getOriginalMessage()).sentence(), e);
    }
    if (node == null || !node.isObject()) {
      throw ProjectException.of("label.no-object");
    }
    List<String> clips = new ArrayList<>();
    for (String name : List.of("clip", "clip_id", "path")) {
      text(node, name).ifPresent(clips::add);
    }
    Optional<String> dominant = text(node, "dominant");
    return new LabelRequest(
        clips,
        text(node, "annotator"),
        text(node, "emotion"),
        dominant.isPresent() ? dominant : text(node, "dominant_modality"),
        text(node, "condition"),
        number(node, "start_ms"),
        number(node, "end_ms"),
        number(node, "confidence"),
        text(node, "note"),
        text(node, "round"));
  }

  private static Optional<String> text(JsonNode node, String name) throws ProjectException {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw ProjectException.of("label.not-text", name);
    }
    return Optional.of(value.textValue());
  }

  private static OptionalDouble number(JsonNode node, String name) throws ProjectException {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalDouble.empty();
    }
    if (!value.isNumber()) {
      throw ProjectException.of("label.not-number", name);
    }
    return OptionalDouble.of(value.doubleValue());
  }

  LabelRequest withAnnotator(String name) {
    return new LabelRequest(
        clips,
        Optional.of(name),
        emotion,
        dominant,
        condition,
        startMs,
        endMs,
        confidence,
        note,
        round);
  }
}
