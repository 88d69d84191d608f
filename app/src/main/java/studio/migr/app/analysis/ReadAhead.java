package studio.migr.app.analysis;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.predict.KeptExplanations;
import studio.migr.app.project.Project;

/**
 * What is kept of the clips beside the one on screen, read before anybody goes there. Lives on the
 * JavaFX thread.
 */
final class ReadAhead {
  private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

  private final Executor readers;
  private final Truths truths;
  private final Neighbours neighbours;
  private final Map<Wanted, Reading> there = new HashMap<>();
  private final Set<Wanted> coming = new HashSet<>();

  /**
   * What is read.
   *
   * @param key of what would be asked now; empty without a model
   * @param sampled of the same with samples
   * @param labels of the project, in their order
   */
  record Wanted(
      Project project,
      String clip,
      Path file,
      Optional<String> key,
      Optional<String> sampled,
      List<String> labels) {

    static Wanted of(
        Project project, String clip, Path file, Optional<String> key, Optional<String> sampled) {
      return new Wanted(project, clip, file, key, sampled, project.scheme().emotions());
    }

    /** Takes its time: for another thread. */
    Reading read(Truths truths) {
      return Reading.of(
          new KeptExplanations(project.cacheFolder()),
          clip,
          file,
          key,
          sampled,
          labels,
          truths.of(project, clip, file));
    }
  }

  ReadAhead(Executor readers, Truths truths, Neighbours neighbours) {
    this.neighbours = neighbours;
    this.readers = readers;
    this.truths = truths;
  }

  /** What was read of that, if it is all that would be shown; it may have been added to since. */
  Optional<Reading> of(Wanted wanted) {
    return Optional.ofNullable(there.get(wanted))
        .filter(read -> wanted.key().isEmpty() || read.current().isPresent());
  }

  /** Reads what is kept of the clips to which people go from {@code clip}. */
  void around(Project project, String clip, Optional<String> key, Optional<String> sampled) {
    read(
        neighbours
            .beside(clip)
            .map(row -> Wanted.of(project, row.clip().id(), row.clip().path(), key, sampled))
            .toList());
  }

  void forget() {
    read(List.of());
  }

  /** Reads what is not there yet of {@code wanted}, and forgets all others. */
  private void read(List<Wanted> wanted) {
    there.keySet().retainAll(wanted);
    coming.retainAll(wanted);
    for (Wanted one : wanted) {
      if (of(one).isEmpty() && coming.add(one)) {
        readers.execute(
            () -> {
              Optional<Reading> read = unlessClosed(one);
              Platform.runLater(
                  () -> {
                    if (coming.remove(one)) {
                      read.ifPresent(found -> there.put(one, found));
                    }
                  });
            });
      }
    }
  }

  /** Nobody waits for it: whoever goes there reads it again, and hears what is wrong. */
  private Optional<Reading> unlessClosed(Wanted one) {
    try {
      return Optional.of(one.read(truths));
    } catch (RuntimeException e) {
      LOG.debug("Not read ahead: {}", one.file(), e);
      return Optional.empty();
    }
  }
}
