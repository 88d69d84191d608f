package studio.migr.app.store;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import studio.migr.app.journal.JournalLine;

/** Writes drafts: first they are made safe in a journal, then the tables follow. */
sealed interface DraftWriter extends Writer permits JournalWriter, OutboxWriter {

  LiveDatabase database();

  Backups backups();

  /** The number that the next event made here must have. */
  long next();

  /** Forces a draft to disk. */
  List<JournalLine> append(Draft draft) throws IOException;

  /** Takes over what was just forced to disk. */
  void follow(Database tables, List<JournalLine> lines);

  @Override
  default <T> T write(Function<Draft, T> work) throws ProjectException {
    return database().alone(() -> writeAlone(work));
  }

  private <T> T writeAlone(Function<Draft, T> work) throws ProjectException {
    try {
      Draft draft = new Draft(next(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
      T result = work.apply(draft);
      if (!draft.steps().isEmpty()) {
        List<JournalLine> lines = append(draft);
        database().change(tables -> follow(tables, lines)); // they are safe, whatever happens here
        database().backUpIfDue(backups());
      }
      return result;
    } catch (IOException e) {
      throw NotSaved.because(e);
    }
  }
}
