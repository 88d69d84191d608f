package studio.migr.app.track;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tracks of a project's clips, a small file each in a folder for each clip, named after their
 * content: what is there already is not stored again.
 */
public final class Tracks {
  private static final Logger LOG = LoggerFactory.getLogger(Tracks.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".track.json";

  private final Path folder;

  /**
   * @param folder holds a folder for each clip; made when the first track comes in
   */
  public Tracks(Path folder) {
    this.folder = folder;
  }

  /**
   * Stores a track, whole or not at all; it is on disk when this returns.
   *
   * @return whether it is new
   */
  public boolean add(String clipId, Track track) throws IOException {
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(toJson(track));
    Path file = folder.resolve(clipId).resolve(digest(bytes) + ENDING);
    if (Files.exists(file)) {
      return false;
    }
    Files.createDirectories(folder.resolve(clipId));
    Path unfinished = Files.createTempFile(folder.resolve(clipId), ".track-", ".part");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      try {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return true;
  }

  /** The tracks of a clip, by name; what cannot be read is left out and logged. */
  public List<Track> of(String clipId) throws IOException {
    Path place = folder.resolve(clipId);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    List<Track> tracks = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*" + ENDING)) {
      for (Path file : files) {
        try {
          tracks.add(fromJson(JSON.readTree(Files.readAllBytes(file))));
        } catch (IOException | IllegalArgumentException e) {
          LOG.warn("The track {} cannot be read", file, e);
        }
      }
    }
    tracks.sort(Comparator.comparing(Track::source).thenComparing(Track::name));
    return tracks;
  }

  private static ObjectNode toJson(Track track) {
    ObjectNode node = JSON.createObjectNode();
    node.put("name", track.name());
    node.put("source", track.source());
    ArrayNode entries = node.putArray("entries");
    for (Track.Entry entry : track.entries()) {
      entries
          .addObject()
          .put("start_ms", entry.startMs())
          .put("end_ms", entry.endMs())
          .put("text", entry.text());
    }
    return node;
  }

  private static Track fromJson(JsonNode node) {
    List<Track.Entry> entries = new ArrayList<>();
    for (JsonNode entry : node.path("entries")) {
      JsonNode start = entry.path("start_ms");
      JsonNode end = entry.path("end_ms");
      if (!start.isNumber() || !end.isNumber() || !entry.path("text").isTextual()) {
        throw new IllegalArgumentException("no entry: " + entry);
      }
      entries.add(
          new Track.Entry(start.doubleValue(), end.doubleValue(), entry.get("text").textValue()));
    }
    if (!node.path("name").isTextual()) {
      throw new IllegalArgumentException("no track");
    }
    return new Track(node.get("name").textValue(), node.path("source").asText(""), entries);
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
