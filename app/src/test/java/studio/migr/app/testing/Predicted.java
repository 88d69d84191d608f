package studio.migr.app.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** What a model is made to have said of a clip, as a line that a project keeps. */
public final class Predicted {
  public static final String MODEL = "test-model";

  private final ObjectNode node = new ObjectMapper().createObjectNode();

  /**
   * Certain of its answer, and going by the picture.
   *
   * @param answer the emotion
   */
  public Predicted(String clipId, String answer) {
    node.put("clip", clipId).put("model", MODEL).put("model_id", "0123456789abcdef");
    node.put("time", Instant.now().toString());
    node.put("question", "What emotion is it?");
    node.put("answer", answer).put("answer_written", true);
    node.putObject("probabilities").put(answer, 0.9).put("neutral", 0.1);
    node.putObject("importance")
        .put("verdict", "visual")
        .put("confidence", 0.8)
        .put("audio", 0.1)
        .put("visual", 0.6);
    reasoning(
        "<think>\n<vis_desc>The brows rise.</vis_desc>\n<aud_desc>The voice climbs.</aud_desc>\n"
            + "Both speak of it.\n</think>\n<answer>"
            + answer
            + "</answer>");
  }

  public Predicted verdict(String id) {
    ((ObjectNode) node.path("importance")).put("verdict", id);
    return this;
  }

  /** What it answers from the sound alone, and from the picture alone. */
  public Predicted alone(String audio, String visual) {
    ObjectNode conditions = ((ObjectNode) node.path("importance")).putObject("conditions");
    conditions.putObject("audio").put("answer", audio);
    conditions.putObject("visual").put("answer", visual);
    return this;
  }

  /** The answer's probability, and a second label with its own. */
  public Predicted probability(double own, String second, double its) {
    node.putObject("probabilities").put(node.path("answer").asText(), own).put(second, its);
    return this;
  }

  public Predicted reasoning(String text) {
    node.put("reasoning", text);
    return this;
  }

  public Predicted at(Instant time) {
    node.put("time", time.toString());
    return this;
  }

  /** Appends it to what the project at {@code place} keeps. */
  public void keep(Path place) throws IOException {
    Path folder = Files.createDirectories(place.resolve("predictions"));
    Files.writeString(
        folder.resolve(MODEL + "-01234567.jsonl"),
        node + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
