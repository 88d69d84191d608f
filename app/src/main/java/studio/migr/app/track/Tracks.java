package studio.migr.app.track;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.journal.JournalEvent.TrackAdded;
import studio.migr.app.store.Ledger;
import studio.migr.app.store.ProjectException;

/**
 * The tracks of a project's clips, a file each in a folder for each clip, named after their
 * content. The journal says which of them hold: one that was taken back stays on disk, so that it
 * can come again. A file that the journal does not name, as projects of old have them, holds.
 *
 * <p>Safe for several threads; disk work happens on the caller's thread.
 */
public final class Tracks {
  private static final Logger LOG = LoggerFactory.getLogger(Tracks.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".track.json";

  private final Ledger ledger;
  private final Path folder;
  private final Consumer<String> added;

  /**
   * @param folder holds a folder for each clip; made when the first track comes in
   * @param added hears, on the thread that made the change, which clip has got a track
   */
  public Tracks(Ledger ledger, Path folder, Consumer<String> added) {
    this.ledger = ledger;
    this.folder = folder;
    this.added = added;
  }

  /**
   * Begins to take tracks in as one step.
   *
   * @param by who can take them back
   * @param change the step that they go on with, if it is still the last one of {@code by}
   */
  public TrackRun startRun(String by, OptionalLong change) {
    return new TrackRun(this, by, change);
  }

  /**
   * Stores a track, whole or not at all; it is on disk when this returns.
   *
   * @param change the step to go on with
   * @return the step that holds it now; empty if the clip had it already
   * @throws ProjectException if the project cannot be written
   */
  OptionalLong add(String clipId, Track track, String by, OptionalLong change)
      throws IOException, ProjectException {
    Optional<String> readOnly = ledger.readOnlyReason();
    if (readOnly.isPresent()) {
      throw new ProjectException(readOnly.get());
    }
    byte[] bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(toJson(track));
    String name = digest(bytes) + ENDING;
    if (!Files.exists(folder.resolve(clipId).resolve(name))) {
      write(clipId, name, bytes);
    }
    OptionalLong step =
        ledger.write(
            draft -> {
              if (ledger.tracks().of(clipId).getOrDefault(name, false)) {
                return OptionalLong.empty();
              }
              long next =
                  change.isPresent()
                          && ledger.labels().undoable(by).equals(Optional.of(change.getAsLong()))
                      ? change.getAsLong()
                      : draft.next();
              draft.add((seq, time) -> new TrackAdded(seq, time, by, next, clipId, name));
              return OptionalLong.of(next);
            });
    if (step.isPresent()) {
      added.accept(clipId);
    }
    return step;
  }

  private void write(String clipId, String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(clipId).resolve(name);
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
  }

  /** Names of the files of a clip that hold, in no order that means anything but a fixed one. */
  public List<String> files(String clipId) {
    Path place = folder.resolve(clipId);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    Map<String, Boolean> named = ledger.tracks().of(clipId);
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(place, "*" + ENDING)) {
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn("The tracks in {} cannot be listed", place, e);
    }
    names.removeIf(name -> !named.getOrDefault(name, true));
    Collections.sort(names);
    return names;
  }

  /** The tracks of a clip that hold, by name; what cannot be read is left out and logged. */
  public List<Track> of(String clipId) {
    List<Track> tracks = new ArrayList<>();
    for (String name : files(clipId)) {
      Path file = folder.resolve(clipId).resolve(name);
      try {
        tracks.add(fromJson(JSON.readTree(Files.readAllBytes(file))));
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("The track {} cannot be read", file, e);
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
