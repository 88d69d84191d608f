package studio.migr.app.truth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.clip.Clip;

/**
 * Tells generated clips from recorded ones: a clip is generated if a {@code truth.jsonl} beside it
 * names it and says that it is synthetic. What was read of a file holds as long as that file does
 * not change. For one thread at a time; reads from the disk.
 */
public final class GeneratedClips {
  private static final Logger LOG = LoggerFactory.getLogger(GeneratedClips.class);
  private static final JsonFactory JSON = new JsonFactory();

  private record Known(FileTime modified, Set<String> names) {}

  private final Map<Path, Known> byFile = new HashMap<>();

  /** The ids of those of the clips that are generated. */
  public synchronized Set<String> among(Collection<Clip> clips) {
    Map<Path, Set<String>> byFolder = new HashMap<>();
    Set<String> generated = new HashSet<>();
    for (Clip clip : clips) {
      Path folder = clip.path().getParent();
      if (folder != null && byFolder.computeIfAbsent(folder, this::namesIn).contains(clip.name())) {
        generated.add(clip.id());
      }
    }
    return generated;
  }

  /** Whether a file says what generated clips show: its first line does of one. */
  public static boolean isTruth(Path file) {
    if (!file.endsWith(ClipTruth.NAME)) {
      return false;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      String first = lines.readLine();
      return first != null && name(first).isPresent();
    } catch (IOException e) {
      return false; // it is not one that could be read
    }
  }

  private Set<String> namesIn(Path folder) {
    Path file = folder.resolve(ClipTruth.NAME);
    if (!Files.isRegularFile(file)) {
      return Set.of();
    }
    try {
      FileTime modified = Files.getLastModifiedTime(file);
      Known known = byFile.get(file);
      if (known == null || !known.modified().equals(modified)) {
        known = new Known(modified, names(file));
        byFile.put(file, known);
      }
      return known.names();
    } catch (IOException e) {
      LOG.warn("Whether the clips in {} are generated cannot be read", folder, e);
      return Set.of();
    }
  }

  private static Set<String> names(Path file) throws IOException {
    Set<String> names = new HashSet<>();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        name(line).ifPresent(names::add);
      }
    }
    return names;
  }

  /** A line is thousands of numbers: only what is asked for is read. */
  private static Optional<String> name(String line) throws IOException {
    @Nullable String name = null;
    boolean synthetic = false;
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("file") && value == JsonToken.VALUE_STRING) {
          name = json.getText();
        } else if (field.equals("synthetic")) {
          synthetic = value == JsonToken.VALUE_TRUE;
        } else {
          json.skipChildren();
        }
        if (name != null && synthetic) {
          return Optional.of(name);
        }
      }
    }
    return Optional.empty();
  }
}
