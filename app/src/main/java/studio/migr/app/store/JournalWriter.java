package studio.migr.app.store;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import studio.migr.app.journal.Journal;
import studio.migr.app.journal.JournalLine;

/** Writes the journal of a project that only this machine has; the database follows. */
record JournalWriter(Journal journal, LiveDatabase database, Backups backups) implements Writer {

  @Override
  public <T> T write(Function<Draft, T> work) throws ProjectException {
    return database.alone(() -> writeAlone(work));
  }

  private <T> T writeAlone(Function<Draft, T> work) throws ProjectException {
    try {
      Draft draft = new Draft(journal.next(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
      T result = work.apply(draft);
      if (!draft.steps().isEmpty()) {
        List<JournalLine> lines = journal.append(draft.steps(), draft::origin);
        database.change(tables -> tables.apply(lines)); // the lines are safe, whatever happens here
        database.backUpIfDue(backups);
      }
      return result;
    } catch (IOException e) {
      throw NotSaved.because(e);
    }
  }

  @Override
  public void close(Database open) throws IOException {
    backups.make(open);
    journal.close();
  }
}
