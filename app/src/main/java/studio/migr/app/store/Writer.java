package studio.migr.app.store;

import java.io.IOException;
import java.util.function.Function;

/** Whether and how a ledger is written. */
sealed interface Writer permits Writer.ReadOnly, DraftWriter {

  /**
   * Writes what {@code work} drafts. When this returns, it is on disk.
   *
   * @throws ProjectException if nothing was written
   */
  <T> T write(Function<Draft, T> work) throws ProjectException;

  /** Closes the files; the database is still open. */
  void close(Database database) throws IOException;

  /**
   * Not at all.
   *
   * @param reason as a sentence
   */
  record ReadOnly(String reason) implements Writer {
    @Override
    public <T> T write(Function<Draft, T> work) throws ProjectException {
      throw new ProjectException(reason);
    }

    @Override
    public void close(Database database) {}
  }
}
