package studio.migr.training.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * {@code status.json}: {@code state}, {@code pid}, {@code process_started} and {@code heartbeat}
 * (ISO 8601, UTC), {@code host}, {@code step}, {@code steps}, {@code last_error}.
 */
public final class StatusFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Other trainers may write in place: what is half written now is whole in a moment. */
  private static final int TRIES = 4;

  private final Path file;

  public StatusFile(Path file) {
    this.file = file;
  }

  /** Replaces the file as a whole. */
  public void write(RunStatus status) throws IOException {
    WholeFile.write(file, text(status));
  }

  /** Writes the file as a whole, unless somebody did before. */
  public void writeFirst(RunStatus status) throws IOException {
    Path own = file.resolveSibling("." + file.getFileName() + "-" + status.owner().pid());
    WholeFile.write(own, text(status));
    try {
      Files.createLink(file, own); // no rename leaves alone what is there
    } catch (FileAlreadyExistsException e) {
      // it says more than this one
    } catch (UnsupportedOperationException e) {
      if (!Files.exists(file)) {
        WholeFile.write(file, text(status));
      }
    } finally {
      Files.deleteIfExists(own);
    }
  }

  /** Forgets what an earlier trainer said. */
  public void clear() throws IOException {
    Files.deleteIfExists(file);
  }

  private static String text(RunStatus status) {
    ObjectNode node = JSON.createObjectNode();
    node.put("state", status.state().id());
    node.put("pid", status.owner().pid());
    node.put("process_started", status.owner().started().map(Instant::toString).orElse(null));
    node.put("host", status.owner().host());
    node.put("heartbeat", status.heartbeat().toString());
    node.put("step", status.step());
    node.put("steps", status.steps());
    node.put("last_error", status.error().orElse(null));
    return node.toPrettyString() + "\n";
  }

  /** What the file says; empty if there is none, or none that can be understood. */
  public Optional<RunStatus> read() throws IOException {
    for (int k = 1; k <= TRIES; k++) {
      try {
        return of(JSON.readTree(Files.readString(file)));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      } catch (JsonProcessingException | MalformedInputException e) {
        WholeFile.pause();
      }
    }
    return Optional.empty();
  }

  private static Optional<RunStatus> of(JsonNode node) {
    Optional<RunState> state = RunState.fromId(node.path("state").asText());
    Optional<Instant> heartbeat = time(node.path("heartbeat"));
    if (state.isEmpty() || heartbeat.isEmpty() || !node.path("pid").canConvertToLong()) {
      return Optional.empty();
    }
    return Optional.of(
        new RunStatus(
            state.get(),
            new Owner(
                node.path("host").asText(),
                node.path("pid").asLong(),
                time(node.path("process_started"))),
            heartbeat.get(),
            node.path("step").asLong(),
            node.path("steps").asLong(),
            Optional.of(node.path("last_error"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)));
  }

  private static Optional<Instant> time(JsonNode node) {
    try {
      return node.isTextual() ? Optional.of(Instant.parse(node.textValue())) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
