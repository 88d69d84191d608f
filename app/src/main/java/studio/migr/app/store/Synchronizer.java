package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalReader;
import studio.migr.app.message.Messages;
import studio.migr.app.store.Database.Applied;

/** Brings a database to where the journal stands, whatever state it is found in. */
final class Synchronizer {
  private static final Logger LOG = LoggerFactory.getLogger(Synchronizer.class);
  private static final int LINES_AT_ONCE = 2000;

  private final Path journal;
  private final Consumer<String> notices;

  /**
   * @param journal the journal's folder
   * @param notices hears, as sentences, what the user should know
   */
  Synchronizer(Path journal, Consumer<String> notices) {
    this.journal = journal;
    this.notices = notices;
  }

  /** A database that says what the journal says, and what was seen of the journal on the way. */
  record Synchronized(Database database, JournalReader.Scan scan) {}

  /**
   * Opens the database in {@code file}: as it is, caught up, or made again. After a sudden end it
   * is made again without a word, since nothing was lost. Where no file can be used (a full disk),
   * the database lives in memory until the project is closed.
   *
   * @param isOurs whether the file can be trusted, if there is one; else it is made again without a
   *     word, since nothing is wrong
   * @throws IOException if the journal cannot be read
   */
  Synchronized inFile(Path file, Backups backups, boolean isOurs) throws IOException {
    boolean isNew = !Files.exists(file);
    boolean suddenEnd = !isNew && isOurs && !Database.closedInOrder(file);
    if (!isNew && isOurs && !suddenEnd) {
      try {
        return caughtUp(Database.inFile(file));
      } catch (DatabaseException e) {
        LOG.warn("The database is not usable and is made again from the journal", e);
      }
    }
    try {
      boolean tell = isNew ? !JournalReader.files(journal).isEmpty() : isOurs && !suddenEnd;
      if (suddenEnd) {
        LOG.info("The database was not closed and is made again from the journal");
      }
      Synchronized made = remade(file, backups);
      if (tell) {
        notices.accept(Messages.text(isNew ? "store.rebuilt-missing" : "store.rebuilt-damaged"));
      }
      return made;
    } catch (DatabaseException e) {
      LOG.warn("No database file can be used", e);
      notices.accept(Messages.text("store.in-memory"));
      return inMemory();
    }
  }

  /** Makes the database in {@code file} anew; what was there is put aside. */
  Synchronized remade(Path file, Backups backups) throws DatabaseException, IOException {
    try {
      if (Files.exists(file)) {
        Path aside = backups.putAside(file);
        LOG.info("The former database is now {}", aside);
      }
    } catch (IOException e) {
      throw new DatabaseException("cannot put away " + file, e);
    }
    return filled(Database.inFile(file));
  }

  Synchronized inMemory() throws IOException {
    try {
      return filled(Database.inMemory());
    } catch (DatabaseException e) {
      throw new IOException("no database in memory", e);
    }
  }

  private Synchronized filled(Database database) throws DatabaseException, IOException {
    return run(
        database,
        () -> {
          Filler filler = new Filler(database);
          JournalReader.Scan scan = JournalReader.readAll(journal, filler);
          filler.end();
          return scan;
        });
  }

  Synchronized caughtUp(Database database) throws DatabaseException, IOException {
    return run(
        database,
        () -> {
          if (database.applied().outbox() != 0) {
            database.clear(); // what waited may have arrived meanwhile
          }
          Applied applied = database.applied();
          CatchUp catchUp = new CatchUp(applied, new Filler(database));
          JournalReader.Scan scan = JournalReader.readFrom(journal, applied.seq(), catchUp);
          catchUp.requireSameJournal();
          return scan;
        });
  }

  @FunctionalInterface
  private interface Reading {
    JournalReader.Scan read() throws IOException, DatabaseException;
  }

  private static Synchronized run(Database database, Reading reading)
      throws DatabaseException, IOException {
    try {
      JournalReader.Scan scan = reading.read();
      return new Synchronized(database, scan);
    } catch (RuntimeException e) { // damage shows in any way there is
      database.abandon();
      throw new DatabaseException("cannot fill the database", e);
    } catch (DatabaseException | IOException e) {
      database.abandon();
      throw e;
    }
  }

  /** Takes lines over in large transactions. {@link #end} takes the last ones. */
  private static final class Filler implements Consumer<JournalLine> {
    private final Database database;
    private final List<JournalLine> waiting = new ArrayList<>();

    Filler(Database database) {
      this.database = database;
    }

    @Override
    public void accept(JournalLine line) {
      waiting.add(line);
      if (waiting.size() >= LINES_AT_ONCE) {
        end();
      }
    }

    void end() {
      database.apply(waiting);
      waiting.clear();
    }
  }

  /** Takes over only what is new, and only if what is old comes from this journal. */
  private static final class CatchUp implements Consumer<JournalLine> {
    private final Applied applied;
    private final Filler filler;
    private boolean same;

    CatchUp(Applied applied, Filler filler) {
      this.applied = applied;
      this.filler = filler;
      this.same = applied.seq() == 0;
    }

    @Override
    public void accept(JournalLine line) {
      long seq = line.event().seq();
      if (seq == applied.seq()) {
        same = line.crc() == applied.crc();
      } else if (seq > applied.seq() && same) {
        filler.accept(line);
      }
    }

    void requireSameJournal() throws DatabaseException {
      if (!same) {
        throw new DatabaseException("not made from this journal", new IllegalStateException());
      }
      filler.end();
    }
  }
}
