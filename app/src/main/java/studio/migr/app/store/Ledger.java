package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.journal.Journal;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalProblem;
import studio.migr.app.message.Messages;
import studio.migr.app.store.Synchronizer.Synchronized;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.emotion.EmotionSchemeJson;

/**
 * The journal and its database as one. What is written is forced to disk in the journal first; the
 * database follows, and is made again from the journal whenever it is missing, damaged or behind.
 *
 * <p>Safe for several threads: writers wait for each other, readers for nobody.
 */
public final class Ledger implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
  private static final Duration BETWEEN_BACKUPS = Duration.ofMinutes(10);

  private final Writer writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final List<JournalProblem> problems;
  private volatile Database database;

  /** Whether and how this ledger can be written. */
  private sealed interface Writer {}

  private record ReadOnly(String reason) implements Writer {}

  private record ToFiles(Journal journal, Reopening reopening, Backups backups) implements Writer {}

  /** How a database that failed is opened again. */
  @FunctionalInterface
  interface Reopening {
    Database open() throws IOException;
  }

  private Ledger(Writer writer, Synchronized start) {
    this.writer = writer;
    this.database = start.database();
    this.problems = start.scan().problems();
  }

  /**
   * Where a ledger keeps its parts.
   *
   * @param databaseIsOurs whether the database file, if there is one, was made by this user's
   *     studio; any other is put aside unopened
   */
  public record Places(Path journal, Path database, Path backups, boolean databaseIsOurs) {}

  /**
   * Opens for writing; the caller sees to it that nobody else does. The journal's folder and the
   * database are made if they are not there.
   *
   * @param notices hears, as sentences, what the user should know
   */
  public static Ledger open(Places places, Consumer<String> notices) throws IOException {
    return open(places, notices, BETWEEN_BACKUPS);
  }

  static Ledger open(Places places, Consumer<String> notices, Duration betweenBackups)
      throws IOException {
    Backups backups = new Backups(places.backups(), betweenBackups);
    Synchronizer synchronizer = new Synchronizer(places.journal(), notices);
    Synchronized start = synchronizer.inFile(places.database(), backups, places.databaseIsOurs());
    return open(places, () -> reopened(synchronizer, places, backups), start, backups, notices);
  }

  private static Database reopened(Synchronizer synchronizer, Places places, Backups backups)
      throws IOException {
    return synchronizer.inFile(places.database(), backups, true).database();
  }

  /** Opens for writing with a database that is there already, on a server. */
  static Ledger open(
      Places places, Database database, Reopening reopening, Consumer<String> notices)
      throws IOException {
    try {
      Synchronized start = new Synchronizer(places.journal(), notices).caughtUp(database);
      Backups backups = new Backups(places.backups(), BETWEEN_BACKUPS);
      return open(places, reopening, start, backups, notices);
    } catch (DatabaseException e) {
      throw new IOException(e);
    }
  }

  private static Ledger open(
      Places places,
      Reopening reopening,
      Synchronized start,
      Backups backups,
      Consumer<String> notices)
      throws IOException {
    start.scan().problems().forEach(problem -> notices.accept(problem.sentence()));
    try {
      Journal journal = Journal.open(places.journal(), start.scan());
      return new Ledger(new ToFiles(journal, reopening, backups), start);
    } catch (IOException e) {
      start.database().abandon();
      throw e;
    }
  }

  /** What a repair found and did. */
  public record Repair(Ledger ledger, boolean databaseDiffered) {}

  /** Opens for writing with a database made anew from the whole journal. */
  public static Repair repair(Places places, Consumer<String> notices) throws IOException {
    Backups backups = new Backups(places.backups(), BETWEEN_BACKUPS);
    Synchronizer synchronizer = new Synchronizer(places.journal(), notice -> {});
    String before = "";
    if (places.databaseIsOurs() && Files.exists(places.database())) {
      try (Database former = Database.inFile(places.database())) {
        before = former.fingerprint();
      } catch (DatabaseException | JdbiException e) {
        LOG.info("The former database cannot be read", e);
      }
    }
    try {
      Synchronized made = synchronizer.remade(places.database(), backups);
      boolean differed = !made.database().fingerprint().equals(before);
      Reopening reopening = () -> reopened(synchronizer, places, backups);
      return new Repair(open(places, reopening, made, backups, notices), differed);
    } catch (DatabaseException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    }
  }

  /**
   * Opens for reading what stands in the journal now, whoever else writes it.
   *
   * @param reason why nothing can be written, as a sentence
   */
  public static Ledger openReadOnly(Path journal, String reason, Consumer<String> notices)
      throws IOException {
    Synchronized start = new Synchronizer(journal, notices).inMemory();
    start.scan().problems().forEach(problem -> notices.accept(problem.sentence()));
    return new Ledger(new ReadOnly(reason), start);
  }

  /** What of the journal could not be read when it was opened. */
  public List<JournalProblem> problems() {
    return problems;
  }

  public Optional<String> readOnlyReason() {
    return writer instanceof ReadOnly(String reason) ? Optional.of(reason) : Optional.empty();
  }

  public ClipTable clips() {
    return new ClipTable(this);
  }

  public LabelTable labels() {
    return new LabelTable(this);
  }

  public SchemeTable schemes() {
    return new SchemeTable(this);
  }

  public RoundTable rounds() {
    return new RoundTable(this);
  }

  public AuFileTable auFiles() {
    return new AuFileTable(this);
  }

  public TrackTable tracks() {
    return new TrackTable(this);
  }

  public UnitCorrectionTable unitCorrections() {
    return new UnitCorrectionTable(this);
  }

  public ReasoningTable reasoning() {
    return new ReasoningTable(this);
  }

  public SuggestionTable acceptedSuggestions() {
    return new SuggestionTable(this);
  }

  public VoteTable votes() {
    return new VoteTable(this);
  }

  /**
   * The project's own row.
   *
   * @param scheme the one the project began with
   * @param events number of the last event
   */
  public record Head(String name, EmotionScheme scheme, long events) {}

  /** Empty as long as the journal does not say that a project was made. */
  public Optional<Head> head() {
    return query(
        handle ->
            handle
                .createQuery(
                    "select name, scheme_name, scheme_emotions, applied_seq, scheme_marks from"
                        + " projection"
                        + " where name is not null")
                .map((row, context) -> new Head(row.getString(1), firstScheme(row), row.getLong(4)))
                .findOne());
  }

  private static EmotionScheme firstScheme(ResultSet row) throws SQLException {
    String marked = row.getString(5);
    return marked != null
        ? EmotionSchemeJson.read(marked)
        : EmotionScheme.of(
            row.getString(2),
            Arrays.stream((Object[]) row.getArray(3).getArray()).map(Object::toString).toList());
  }

  /** Hash of the whole content: equal for equal journals. */
  public String fingerprint() {
    return ask(Database::fingerprint);
  }

  /**
   * Writes what {@code work} drafts. When this returns, it is on disk.
   *
   * @param work runs while nobody else writes; may ask the tables
   * @return what {@code work} returned
   * @throws ProjectException if nothing was written
   */
  public <T> T write(Function<Draft, T> work) throws ProjectException {
    return switch (writer) {
      case ReadOnly(String reason) -> throw new ProjectException(reason);
      case ToFiles files -> {
        writing.lock();
        try {
          Draft draft =
              new Draft(files.journal().next(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
          T result = work.apply(draft);
          if (!draft.steps().isEmpty()) {
            apply(files, append(files.journal(), draft));
          }
          yield result;
        } finally {
          writing.unlock();
        }
      }
    };
  }

  private static List<JournalLine> append(Journal journal, Draft draft) throws ProjectException {
    try {
      return journal.append(draft.steps());
    } catch (IOException e) {
      throw notSaved(e);
    }
  }

  private static ProjectException notSaved(IOException e) {
    String text = String.valueOf(e.getMessage());
    String lower = text.toLowerCase(Locale.ROOT);
    boolean full =
        lower.contains("no space left")
            || lower.contains("not enough space")
            || lower.contains("quota");
    if (full) {
      return new ProjectException(Messages.text("store.disk-full"), e);
    }
    boolean readOnly =
        lower.contains("read-only")
            || lower.contains("not permitted")
            || lower.contains("denied")
            || lower.contains("write protected");
    return new ProjectException(
        Messages.text(readOnly ? "store.read-only-now" : "store.not-saved", text), e);
  }

  /** The lines are safe in the journal: whatever happens here, nothing is lost. */
  private void apply(ToFiles files, List<JournalLine> lines) {
    try {
      database.apply(lines);
    } catch (JdbiException e) {
      heal(files, database, e);
    }
    if (files.backups().dueAfterChange()) {
      Database now = database;
      Thread.ofPlatform().daemon().name("backup").start(() -> files.backups().make(now));
    }
  }

  /** Asks the database. */
  <T> T query(Function<Handle, T> question) {
    return ask(asked -> asked.jdbi().withHandle(question::apply));
  }

  private <T> T ask(Function<Database, T> question) {
    Database asked = database;
    try {
      return question.apply(asked);
    } catch (JdbiException e) {
      if (!(writer instanceof ToFiles files)) {
        throw e;
      }
      heal(files, asked, e);
      return question.apply(database);
    }
  }

  private void heal(ToFiles files, Database broken, JdbiException cause) {
    writing.lock();
    try {
      if (database == broken) {
        LOG.warn("The database failed and is opened again", cause);
        broken.abandon();
        database = files.reopening().open();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
      throw cause;
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (writer instanceof ToFiles files) {
        files.backups().make(database);
        files.journal().close();
      }
    } catch (IOException e) {
      LOG.warn("The journal did not close in order", e); // every line in it was forced before
    } finally {
      database.close();
      writing.unlock();
    }
  }
}
