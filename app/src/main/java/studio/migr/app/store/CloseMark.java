package studio.migr.app.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import studio.migr.app.journal.Journal;

/**
 * Whether a database file was closed in order. H2 writes its tables one after the other while
 * others go on changing them, so that after a sudden end some tables can be newer than others, and
 * nothing in the file says so. Such a file is no more than a damaged one: the journal has all.
 */
final class CloseMark {
  private final Path file;

  CloseMark(Path database) {
    String name = String.valueOf(database.getFileName());
    String stem = name.substring(0, name.length() - Database.FILE_SUFFIX.length());
    this.file = database.resolveSibling(stem + ".closed");
  }

  boolean isThere() {
    return Files.exists(file);
  }

  /**
   * Before the first change.
   *
   * @throws IOException if it stays
   */
  void remove() throws IOException {
    if (Files.deleteIfExists(file)) {
      Journal.forceFolder(file.toAbsolutePath().resolveSibling("."));
    }
  }

  /** After the last change. */
  void put() throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
