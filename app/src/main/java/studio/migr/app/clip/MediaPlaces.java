package studio.migr.app.clip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where this machine has the clips of a project that several share: below one folder, by the end of
 * the path that the importing machine wrote, or where they were found by their content. Kept in a
 * file that is this machine's alone. Safe for several threads.
 */
public final class MediaPlaces {
  private static final Logger LOG = LoggerFactory.getLogger(MediaPlaces.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private Optional<Path> root = Optional.empty();
  private final Map<String, Path> found = new HashMap<>();

  /**
   * @param file what is remembered; need not be there
   */
  public MediaPlaces(Path file) {
    this.file = file;
    read();
  }

  private void read() {
    if (!Files.exists(file)) {
      return;
    }
    try {
      JsonNode node = JSON.readTree(Files.readAllBytes(file));
      root = Optional.of(node.path("root").asText()).filter(text -> !text.isEmpty()).map(Path::of);
      node.path("found")
          .properties()
          .forEach(entry -> found.put(entry.getKey(), Path.of(entry.getValue().asText())));
    } catch (IOException | InvalidPathException e) {
      LOG.warn("{} is damaged; clips are looked for again", file, e);
    }
  }

  /** The folder below which clips are; empty if none was named. */
  public synchronized Optional<Path> root() {
    return root;
  }

  /** Names the folder below which this machine has the clips. */
  public synchronized void setRoot(Path folder) throws IOException {
    root = Optional.of(folder.toAbsolutePath().normalize());
    write();
  }

  /** Remembers where a clip's file is, whose content was compared. */
  synchronized void remember(String clipId, Path path) throws IOException {
    found.put(clipId, path);
    write();
  }

  /**
   * Where a clip is on this machine.
   *
   * @param written its path as another machine may have written it
   * @param size of the file in bytes
   */
  synchronized Path locate(String clipId, String written, long size) {
    Path remembered = found.get(clipId);
    if (remembered != null) {
      return remembered;
    }
    Path plain = pathOf(written);
    if (root.isEmpty() || Files.isRegularFile(plain)) {
      return plain;
    }
    String[] names = written.split("[/\\\\]+");
    for (int from = 0; from < names.length; from++) {
      Optional<Path> candidate = below(root.get(), names, from);
      if (candidate.filter(path -> hasSize(path, size)).isPresent()) {
        return candidate.get();
      }
    }
    return plain;
  }

  /** The file that the names from {@code from} on lead to; never one outside of {@code folder}. */
  private static Optional<Path> below(Path folder, String[] names, int from) {
    Path path = folder;
    try {
      for (int k = from; k < names.length; k++) {
        if (names[k].equals("..") || names[k].isEmpty() || names[k].contains(":")) {
          return Optional.empty();
        }
        path = path.resolve(names[k]);
      }
      return Optional.of(path);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean hasSize(Path path, long size) {
    try {
      return Files.isRegularFile(path) && Files.size(path) == size;
    } catch (IOException e) {
      return false;
    }
  }

  /** A path that another system wrote may be none here; its clip is then missing, with its name. */
  static Path pathOf(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return Path.of(text.replaceAll("[^\\p{L}\\p{N}._ -]", "_"));
    }
  }

  private void write() throws IOException {
    ObjectNode node = JSON.createObjectNode();
    root.ifPresent(folder -> node.put("root", folder.toString()));
    ObjectNode places = node.putObject("found");
    found.forEach((clip, path) -> places.put(clip, path.toString()));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(part, node.toPrettyString());
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
