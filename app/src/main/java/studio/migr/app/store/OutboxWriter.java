package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalReader;

/**
 * Writes in a shared project: what is done here waits until the common journal has it, and what
 * others did is taken over.
 *
 * @param common the folder of the common journal, as far as it was received
 */
record OutboxWriter(SharedJournal journal, Path common, LiveDatabase database, Backups backups)
    implements DraftWriter {
  private static final int LINES_AT_ONCE = 2000;

  @Override
  public long next() {
    return journal.next();
  }

  @Override
  public List<JournalLine> append(Draft draft) throws IOException {
    return journal.append(draft);
  }

  @Override
  public void follow(Database tables, List<JournalLine> lines) {
    tables.applyPending(lines);
  }

  Ledger.Waiting waiting() {
    return database.alone(
        () ->
            new Ledger.Waiting(
                journal.waitingSteps(),
                journal.waitingCount(),
                journal.commonEnd(),
                journal.commonCrc()));
  }

  /** The number that an event has in the common journal. */
  long commonNumber(long number) {
    return database.alone(() -> journal.commonNumber(number));
  }

  /**
   * Takes over what the common journal has beyond what it had, and does not let wait any more what
   * of it was made here.
   *
   * @return what others did
   * @throws IOException if it cannot be written; it can be received again
   */
  List<JournalEvent> receive(List<JournalLine> lines) throws IOException {
    return database.alone(() -> receiveAlone(lines));
  }

  private List<JournalEvent> receiveAlone(List<JournalLine> lines) throws IOException {
    if (database.isClosed()) {
      throw new IOException("the project is closed");
    }
    List<JournalLine> waited = journal.waiting();
    Map<Long, JournalLine> arrived = journal.arrived(lines);
    List<JournalLine> foreign =
        lines.stream().filter(line -> !arrived.containsValue(line)).toList();
    journal.receive(lines);
    journal.settle(arrived);
    database.change(tables -> bringOn(tables, waited, arrived, foreign, lines.getLast()));
    database.backUpIfDue(backups);
    return foreign.stream().map(JournalLine::event).toList();
  }

  private void bringOn(
      Database tables,
      List<JournalLine> waited,
      Map<Long, JournalLine> arrived,
      List<JournalLine> foreign,
      JournalLine last)
      throws IOException {
    tables
        .jdbi()
        .<IOException>useTransaction(
            handle -> {
              if (Rebase.isSimple(waited, foreign)) {
                Rebase rebase = new Rebase(handle);
                rebase.renumber(arrived);
                if (!foreign.isEmpty()) {
                  new Projection(handle).apply(foreign);
                }
                rebase.reached(last, journal.waiting());
              } else {
                Database.clear(handle);
                applyAll(new Projection(handle));
                if (!journal.waiting().isEmpty()) {
                  new Projection(handle).applyPending(journal.waiting());
                }
              }
            });
  }

  /** In parts, since the journal of a large project is larger than the memory. */
  private void applyAll(Projection tables) throws IOException {
    List<JournalLine> part = new ArrayList<>();
    JournalReader.readAll(
        common,
        line -> {
          part.add(line);
          if (part.size() >= LINES_AT_ONCE) {
            tables.apply(part);
            part.clear();
          }
        });
    if (!part.isEmpty()) {
      tables.apply(part);
    }
  }

  @Override
  public void close(Database open) throws IOException {
    backups.make(open);
    journal.close();
  }
}
