package studio.migr.app.store;

import java.io.IOException;
import java.util.List;
import studio.migr.app.journal.Journal;
import studio.migr.app.journal.JournalLine;

/** Writes the journal of a project that only this machine has; the database follows. */
record JournalWriter(Journal journal, LiveDatabase database, Backups backups)
    implements DraftWriter {

  @Override
  public long next() {
    return journal.next();
  }

  @Override
  public List<JournalLine> append(Draft draft) throws IOException {
    return journal.append(draft.steps(), draft::origin);
  }

  @Override
  public void follow(Database tables, List<JournalLine> lines) {
    tables.apply(lines);
  }

  @Override
  public void close(Database open) throws IOException {
    backups.make(open);
    journal.close();
  }
}
