package studio.migr.app.predict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The model that a project goes by, in its {@code model.json}, with those that it went by before.
 * What other models said is kept, and is old.
 *
 * @param run name of the run that made it
 */
public record AdoptedModel(ModelName model, Path folder, String run, Instant since) {
  private static final String FILE = "model.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The model of a project; empty if it adopted none.
   *
   * @throws IOException if the file cannot be read
   */
  public static Optional<AdoptedModel> of(Path project) throws IOException {
    Path file = project.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode node = JSON.readTree(file.toFile());
    return Optional.of(
        new AdoptedModel(
            new ModelName(node.path("model").asText(), node.path("model_id").asText()),
            Path.of(node.path("folder").asText()),
            node.path("run").asText(),
            Instant.parse(node.path("since").asText())));
  }

  /**
   * Makes it the model of a project; the file is replaced as a whole.
   *
   * @param figures what it rests on, such as how many clips it has right that the one before had
   *     wrong
   */
  public void adopt(Path project, ObjectNode figures) throws IOException {
    Path file = project.resolve(FILE);
    ObjectNode node = JSON.createObjectNode();
    node.put("model", model.name()).put("model_id", model.id());
    node.put("folder", folder.toAbsolutePath().normalize().toString());
    node.put("run", run).put("since", since.toString());
    node.set("comparison", figures);
    ArrayNode before = node.putArray("before");
    if (Files.exists(file) && JSON.readTree(file.toFile()) instanceof ObjectNode former) {
      former.path("before").forEach(before::add);
      former.remove("before");
      before.add(former);
    }
    Path fresh = Files.createTempFile(project, ".model-", ".part");
    Files.writeString(fresh, node.toPrettyString() + "\n");
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
