package studio.migr.training.run;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folders {@code checkpoints/step-N}. A folder gets its name when it is whole; unfinished ones
 * begin with a dot and are nobody's checkpoint.
 */
public final class Checkpoints {
  private static final Pattern NAME = Pattern.compile("step-(\\d{1,18})");

  private final Path folder;

  Checkpoints(Path folder) {
    this.folder = folder;
  }

  /** Fills the folder of a checkpoint. */
  @FunctionalInterface
  public interface Content {
    void writeTo(Path folder) throws IOException;
  }

  /**
   * Writes a checkpoint as a whole: others see nothing of it before it is finished. One of the same
   * step is replaced.
   */
  public Path write(long step, Content content) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = Files.createTempDirectory(folder, ".step-" + step + "-");
    try {
      content.writeTo(unfinished);
      Path whole = folder.resolve("step-" + step);
      delete(whole);
      return Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(unfinished);
    }
  }

  /** The whole ones by their step, ascending. */
  public NavigableMap<Long, Path> all() throws IOException {
    NavigableMap<Long, Path> found = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        Matcher name = NAME.matcher(entry.getFileName().toString());
        if (name.matches() && Files.isDirectory(entry)) {
          found.put(Long.parseLong(name.group(1)), entry);
        }
      }
    }
    return found;
  }

  public Optional<Path> latest() throws IOException {
    NavigableMap<Long, Path> all = all();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.lastEntry().getValue());
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }
}
