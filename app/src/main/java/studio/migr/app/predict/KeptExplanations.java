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
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.migr.runtime.explain.Explanation;
import studio.migr.runtime.serve.ExplanationFile;

/**
 * What models said of the clips of a project, in its cache: for each clip a folder, in it for each
 * model and way of asking a file of the explanation and one that says who said it and when. Any
 * thread; several processes.
 */
public final class KeptExplanations {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".explained";

  private final Path folder;

  /**
   * @param cacheFolder of the project
   */
  public KeptExplanations(Path cacheFolder) {
    this.folder = cacheFolder.resolve("explained");
  }

  /**
   * Who said something.
   *
   * @param key what was asked of which model, see {@link ModelIdentity#with}
   * @param model its name, for people
   * @param when it said so
   * @param clipBytes how long the clip's file was then; 0 if it is not known
   */
  public record Said(String key, String model, Instant when, long clipBytes) {
    public Said {
      model = ModelName.withoutVersion(model); // which an earlier version kept
    }
  }

  /** The folder of one clip; it may not be there yet. */
  public Path of(String clip) {
    return folder.resolve(clip);
  }

  /** A file of that key, beside the explanation. */
  public Path file(String clip, String key, String ending) {
    return of(clip).resolve(key + ending);
  }

  /** Whether there is an explanation, damaged or not. */
  public boolean has(String clip, String key) {
    return Files.isRegularFile(file(clip, key, ENDING));
  }

  /**
   * What was said; nothing if it is not there, damaged or of other labels.
   *
   * @param labels with which it was asked, in their order
   */
  public Optional<Explanation> read(String clip, String key, List<String> labels) {
    return isOf(labels, file(clip, key, ".json"))
        ? ExplanationFile.read(file(clip, key, ENDING), labels)
        : Optional.empty();
  }

  /** The explanation itself has probabilities in the order of its labels, without their names. */
  private static boolean isOf(List<String> labels, Path about) {
    try {
      List<String> kept = new ArrayList<>();
      JSON.readTree(about.toFile()).path("labels").forEach(label -> kept.add(label.asText()));
      return kept.isEmpty() || kept.equals(labels);
    } catch (IOException e) {
      return true; // kept by an earlier version: its key alone tells
    }
  }

  /** Keeps what was said, in place of what was there under that key. */
  public void keep(String clip, Said said, Explanation explanation) throws IOException {
    keep(of(clip), said, explanation);
  }

  static void keep(Path ofClip, Said said, Explanation explanation) throws IOException {
    Files.createDirectories(ofClip);
    Path about = ofClip.resolve(said.key() + ".json");
    Path fresh = Files.createTempFile(ofClip, said.key(), ".part");
    ObjectNode node =
        JSON.createObjectNode()
            .put("model", said.model())
            .put("when", said.when().toString())
            .put("clip_bytes", said.clipBytes());
    ArrayNode labels = node.putArray("labels");
    explanation.answer().probabilities().byLabel().keySet().forEach(labels::add);
    JSON.writeValue(fresh.toFile(), node);
    Files.move(fresh, about, StandardCopyOption.REPLACE_EXISTING);
    // Last: what is there has all that belongs to it.
    ExplanationFile.write(ofClip.resolve(said.key() + ENDING), explanation);
  }

  /** Who said something of a clip, the newest first. */
  public List<Said> said(String clip) {
    List<Said> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(of(clip))) {
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ENDING))
          .map(name -> name.substring(0, name.length() - ENDING.length()))
          .forEach(key -> all.add(said(clip, key)));
    } catch (IOException e) {
      return List.of(); // nobody has said anything yet
    }
    all.sort(Comparator.comparing(Said::when).reversed());
    return all;
  }

  private Said said(String clip, String key) {
    try {
      JsonNode about = JSON.readTree(file(clip, key, ".json").toFile());
      return new Said(
          key,
          about.path("model").asText(""),
          Instant.parse(about.path("when").asText()),
          about.path("clip_bytes").asLong());
    } catch (IOException | DateTimeParseException e) {
      return new Said(key, "", Instant.EPOCH, 0); // kept by an earlier version
    }
  }
}
