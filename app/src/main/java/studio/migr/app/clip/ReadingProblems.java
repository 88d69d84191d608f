package studio.migr.app.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clips whose content could not be read to its end, with the sentence that says why. Kept in
 * the project's cache by the clips' content, so that the mark stays until the clip was read whole.
 * Safe for several threads.
 */
public final class ReadingProblems {
  private static final Logger LOG = LoggerFactory.getLogger(ReadingProblems.class);
  private static final int LONGEST = 2000;

  private final Path folder;
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Map<String, String> byClip;

  /**
   * @param folder made when first needed
   */
  public ReadingProblems(Path folder) {
    this.folder = folder;
  }

  /** Why a clip could not be read; empty if it could, or nobody tried. */
  public synchronized Optional<String> of(String clipId) {
    return Optional.ofNullable(known().get(clipId));
  }

  /** Marks the clip. */
  public void note(String clipId, String sentence) {
    synchronized (this) {
      known().put(clipId, sentence);
      try {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(clipId), sentence);
      } catch (IOException e) {
        LOG.warn("That clip {} cannot be read is not kept", clipId, e);
      }
    }
    listeners.forEach(listener -> listener.accept(clipId));
  }

  /** The clip was read whole: takes its mark away. */
  public void clear(String clipId) {
    synchronized (this) {
      if (known().remove(clipId) == null) {
        return;
      }
      try {
        Files.deleteIfExists(folder.resolve(clipId));
      } catch (IOException e) {
        LOG.warn("The mark of clip {} stays in {}", clipId, folder, e);
      }
    }
    listeners.forEach(listener -> listener.accept(clipId));
  }

  /** {@code listener} hears, on the thread that made the change, which clip's mark changed. */
  public Subscription onChange(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  private Map<String, String> known() {
    Map<String, String> known = byClip;
    if (known == null) {
      known = new HashMap<>();
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            String sentence = Files.readString(file);
            known.put(
                String.valueOf(file.getFileName()),
                sentence.substring(0, Math.min(LONGEST, sentence.length())));
          }
        } catch (IOException e) {
          LOG.warn("Which clips cannot be read is not known", e);
        }
      }
      byClip = known;
    }
    return known;
  }
}
