package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of the database, the newest few of them. */
final class Backups {
  private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final String COPY = "studio-";
  private static final String REPLACED = "replaced-";
  private static final int COPIES_KEPT = 5;
  private static final int REPLACED_KEPT = 2;

  private final Path folder;
  private final Duration interval;
  private final Instant opened = Instant.now();
  private volatile Instant last;
  private volatile boolean changed;

  /**
   * @param interval the least time between two copies
   */
  Backups(Path folder, Duration interval) {
    this.folder = folder;
    this.interval = interval;
    this.last = newest();
  }

  /** Something changed. Whether a copy is due while work goes on: not in the first moments. */
  boolean dueAfterChange() {
    changed = true;
    return due() && olderThanInterval(opened);
  }

  private boolean due() {
    return changed && olderThanInterval(last);
  }

  private boolean olderThanInterval(Instant time) {
    return Duration.between(time, Instant.now()).compareTo(interval) >= 0;
  }

  /** Makes a copy if one is due; a failure is logged only, since the journal has everything. */
  synchronized void make(Database database) {
    if (!due()) {
      return;
    }
    Instant now = Instant.now();
    last = now;
    changed = false;
    try {
      Files.createDirectories(folder);
      database.backUp(folder.resolve(COPY + STAMP.format(now) + ".zip"));
      keepNewest(COPY, COPIES_KEPT);
    } catch (IOException | RuntimeException e) {
      LOG.warn("The database could not be backed up", e);
    }
  }

  /**
   * Puts a database away that is not used any more.
   *
   * @return where it lies now
   */
  Path putAside(Path database) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(REPLACED + STAMP.format(Instant.now()) + Database.FILE_SUFFIX);
    Files.move(database, target);
    keepNewest(REPLACED, REPLACED_KEPT);
    return target;
  }

  /** Copies of the database, oldest first. */
  List<Path> copies() throws IOException {
    return list(COPY);
  }

  private void keepNewest(String prefix, int count) throws IOException {
    List<Path> files = list(prefix);
    for (Path old : files.subList(0, Math.max(0, files.size() - count))) {
      Files.deleteIfExists(old);
    }
  }

  private List<Path> list(String prefix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> String.valueOf(entry.getFileName()).startsWith(prefix))
          .filter(entry -> !entry.toString().endsWith(".part"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }

  private Instant newest() {
    try {
      List<Path> copies = copies();
      if (!copies.isEmpty()) {
        return Files.getLastModifiedTime(copies.getLast()).toInstant();
      }
    } catch (IOException e) {
      LOG.debug("The backups cannot be listed", e);
    }
    return Instant.EPOCH;
  }
}
