package studio.migr.app.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;
import studio.migr.app.store.ProjectException;
import studio.migr.app.store.ServerAddress;

/**
 * What {@code shared.json} in a project's folder says. No password stands in it.
 *
 * @param replica what this copy of the project is called
 */
public record SharedFile(ServerAddress address, String replica) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 10_000;

  /** A new copy of the project. */
  public static SharedFile fresh(ServerAddress address) {
    return new SharedFile(address, UUID.randomUUID().toString());
  }

  /**
   * Reads it; empty if the project is not shared.
   *
   * @throws ProjectException if it says something else
   */
  public static Optional<SharedFile> read(Path file) throws ProjectException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (Files.size(file) > LONGEST) {
        throw ProjectException.of("share.damaged-file", file.toString());
      }
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      String replica = node.path("replica").asText();
      if (!replica.matches("[0-9a-f-]{36}")) {
        throw ProjectException.of("share.damaged-file", file.toString());
      }
      ServerAddress address =
          ServerAddress.parse(
              node.path("server").asText(),
              node.path("project").asText(),
              Optional.of(node.path("authority").asText())
                  .filter(text -> !text.isEmpty())
                  .map(Path::of));
      return Optional.of(new SharedFile(address, replica));
    } catch (IOException | IllegalArgumentException e) {
      throw ProjectException.of("share.damaged-file", file.toString());
    }
  }

  /** Writes it, whole or not at all. */
  public void write(Path file) throws IOException {
    ObjectNode node =
        JSON.createObjectNode()
            .put("server", address.text())
            .put("project", address.project())
            .put("replica", replica);
    address.authority().ifPresent(path -> node.put("authority", path.toString()));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, node.toPrettyString() + "\n");
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
