package studio.migr.training.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.migr.training.run.RunDirectory;

/**
 * Where a run grew out of another: it has the other's settings, its log up to a checkpoint, and
 * that checkpoint, from which its trainer goes on. The other run stays as it is.
 *
 * @param of name of the other run
 * @param step of the checkpoint
 */
public record Branch(String of, long step) {
  private static final String FILE = "branch.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where a run grew out of another; empty if it did not. */
  public static Optional<Branch> of(Path run) throws IOException {
    Path file = run.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode node = JSON.readTree(file.toFile());
    return Optional.of(new Branch(node.path("of").asText(), node.path("step").asLong()));
  }

  /**
   * Lets a new run grow out of another.
   *
   * @throws NoSuchFileException if there is no such checkpoint
   */
  public static RunDirectory make(RunDirectory from, long step, Path folder) throws IOException {
    Path checkpoint = from.checkpoints().all().get(step);
    if (checkpoint == null) {
      throw new NoSuchFileException(from.folder().resolve("checkpoints/step-" + step).toString());
    }
    RunDirectory run = RunDirectory.create(folder, from.config(), from.dataset().orElse(""));
    Files.writeString(
        folder.resolve(FILE),
        JSON.createObjectNode()
            .put("of", String.valueOf(from.folder().getFileName()))
            .put("step", step)
            .toPrettyString());
    run.checkpoints().write(step, into -> copy(checkpoint, into));
    for (String log : List.of(RunDirectory.METRICS, RunDirectory.SAMPLES)) {
      if (Files.exists(from.folder().resolve(log))) {
        copyUpTo(step, from.folder().resolve(log), folder.resolve(log));
      }
    }
    return run;
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(from.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        try {
          Files.createLink(copy, file); // checkpoints are written once
        } catch (UnsupportedOperationException | IOException e) {
          Files.copy(file, copy);
        }
      }
    }
  }

  private static void copyUpTo(long step, Path from, Path to) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(to);
        Stream<String> lines = Files.lines(from)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode made = stepOf(line);
        if (made.isNumber() && made.asLong() <= step) {
          out.write(line);
          out.write('\n');
        }
      }
    }
  }

  private static JsonNode stepOf(String line) {
    try {
      return JSON.readTree(line).path("step");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
