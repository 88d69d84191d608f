package studio.migr.app.store;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of a ledger while it is open. If it fails (a thread that was interrupted, a disk
 * that was full), it is opened again from the journal, and asked again.
 *
 * <p>Safe for several threads: who changes it waits for others who do, readers for nobody.
 */
final class LiveDatabase {
  private static final Logger LOG = LoggerFactory.getLogger(LiveDatabase.class);

  private final ReentrantLock changing = new ReentrantLock();
  private final Optional<Reopening> reopening;
  private volatile Database database;
  private boolean closed;

  /** How a database that failed is opened again. */
  @FunctionalInterface
  interface Reopening {
    Database open() throws IOException;
  }

  /** Something that is done while nobody else changes anything. */
  @FunctionalInterface
  interface Alone<T, E extends Exception> {
    T run() throws E;
  }

  /** A change of the tables. */
  @FunctionalInterface
  interface Change {
    void make(Database database) throws IOException;
  }

  private LiveDatabase(Database database, Optional<Reopening> reopening) {
    this.database = database;
    this.reopening = reopening;
  }

  static LiveDatabase reopenedBy(Reopening reopening, Database database) {
    return new LiveDatabase(database, Optional.of(reopening));
  }

  /** One that fails for good if it fails. */
  static LiveDatabase readOnly(Database database) {
    return new LiveDatabase(database, Optional.empty());
  }

  <T, E extends Exception> T alone(Alone<T, E> work) throws E {
    changing.lock();
    try {
      return work.run();
    } finally {
      changing.unlock();
    }
  }

  boolean isClosed() {
    return closed;
  }

  <T> T ask(Function<Database, T> question) {
    Database asked = database;
    try {
      return question.apply(asked);
    } catch (JdbiException e) {
      heal(asked, e);
      return question.apply(database);
    }
  }

  /**
   * Changes the tables by what stands in the journal already: should they fail, they are made to
   * say what the journal says.
   */
  void change(Change change) throws IOException {
    Database changed = database;
    try {
      change.make(changed);
    } catch (JdbiException e) {
      heal(changed, e);
    }
  }

  /** In the background, if it is time for one. */
  void backUpIfDue(Backups backups) {
    if (backups.dueAfterChange()) {
      Database now = database;
      Thread.ofPlatform().daemon().name("backup").start(() -> backups.make(now));
    }
  }

  private void heal(Database broken, JdbiException cause) {
    if (reopening.isEmpty()) {
      throw cause;
    }
    changing.lock();
    try {
      if (database == broken && !closed) {
        LOG.warn("The database failed and is opened again", cause);
        broken.abandon();
        database = reopening.get().open();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
      throw cause;
    } finally {
      changing.unlock();
    }
  }

  /**
   * Closes it; nothing heals any more.
   *
   * @param before closes what belongs to it, and may still ask
   */
  void close(Change before) {
    changing.lock();
    closed = true;
    try {
      before.make(database);
    } catch (IOException e) {
      LOG.warn("The journal did not close in order", e); // every line in it was forced before
    } finally {
      database.close();
      changing.unlock();
    }
  }
}
