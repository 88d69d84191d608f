package studio.migr.runtime.importance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Thresholds as a file: {@code little}, {@code margin}, {@code clear}, {@code alike}, {@code
 * noise}, for some models {@code calm} with {@code label}, {@code sound}, {@code picture} and
 * {@code joint}, and for readers {@code origin}, which says where they come from.
 *
 * @param origin in words for people
 */
public record VerdictThresholdsFile(VerdictThresholds thresholds, String origin) {
  /** In a model's folder, if it has its own. */
  public static final String NAME = "importance-thresholds.json";

  private static final String BUILT_IN = "verdict-thresholds.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Those that hold for a model: its own, else those that come with the studio. */
  public static VerdictThresholdsFile of(Path modelFolder) throws IOException {
    Path own = modelFolder.resolve(NAME);
    return Files.isRegularFile(own) ? read(own) : builtIn();
  }

  /** Those that come with the studio. */
  public static VerdictThresholdsFile builtIn() {
    try (InputStream in = VerdictThresholdsFile.class.getResourceAsStream(BUILT_IN)) {
      if (in == null) {
        throw new IllegalStateException("the thresholds are missing from the program");
      }
      return of(JSON.readTree(in), BUILT_IN);
    } catch (IOException e) {
      throw new IllegalStateException("the thresholds cannot be read", e);
    }
  }

  /**
   * @throws IOException if it cannot be read or holds no thresholds
   */
  public static VerdictThresholdsFile read(Path file) throws IOException {
    return of(JSON.readTree(Files.readAllBytes(file)), file.toString());
  }

  private static VerdictThresholdsFile of(JsonNode json, String name) throws IOException {
    try {
      return new VerdictThresholdsFile(
          new VerdictThresholds(
              number(json, "little"),
              number(json, "margin"),
              number(json, "clear"),
              number(json, "alike"),
              number(json, "noise"),
              calm(json.path("calm"))),
          json.path("origin").asText(""));
    } catch (IllegalArgumentException e) {
      throw new IOException(name + " holds no thresholds of a verdict: " + e.getMessage(), e);
    }
  }

  private static Optional<VerdictThresholds.Calm> calm(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new VerdictThresholds.Calm(
                json.path("label").asText(),
                number(json, "sound"),
                number(json, "picture"),
                number(json, "joint"),
                json.has("doubt") ? number(json, "doubt") : 1))
        : Optional.empty();
  }

  private static double number(JsonNode json, String field) {
    if (!json.path(field).isNumber()) {
      throw new IllegalArgumentException(field);
    }
    return json.path(field).asDouble();
  }

  /** Writes them. */
  public void write(Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("origin", origin);
    json.put("little", thresholds.little()).put("margin", thresholds.margin());
    json.put("clear", thresholds.clear()).put("alike", thresholds.alike());
    json.put("noise", thresholds.noise());
    thresholds
        .calm()
        .ifPresent(
            calm ->
                json.putObject("calm")
                    .put("label", calm.label())
                    .put("sound", calm.sound())
                    .put("picture", calm.picture())
                    .put("joint", calm.joint())
                    .put("doubt", calm.doubt()));
    Files.writeString(file, json.toPrettyString() + "\n");
  }
}
