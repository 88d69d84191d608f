package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.journal.Journal;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.JournalProblem;
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
  private final LiveDatabase database;
  private final List<JournalProblem> problems;
  private final List<Runnable> writeListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<List<JournalEvent>>> receiveListeners = new CopyOnWriteArrayList<>();

  private Ledger(Writer writer, LiveDatabase database, List<JournalProblem> problems) {
    this.writer = writer;
    this.database = database;
    this.problems = problems;
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
      Places places, Database database, LiveDatabase.Reopening reopening, Consumer<String> notices)
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
      LiveDatabase.Reopening reopening,
      Synchronized start,
      Backups backups,
      Consumer<String> notices)
      throws IOException {
    start.scan().problems().forEach(problem -> notices.accept(problem.sentence()));
    try {
      Journal journal = Journal.open(places.journal(), start.scan());
      LiveDatabase database = LiveDatabase.reopenedBy(reopening, start.database());
      return new Ledger(
          new JournalWriter(journal, database, backups), database, start.scan().problems());
    } catch (IOException e) {
      start.database().abandon();
      throw e;
    }
  }

  /**
   * Opens a shared project: what is written waits in {@code outbox} until the common journal has
   * it.
   *
   * @param replica what this copy of the project is called
   */
  public static Ledger openShared(
      Places places, Path outbox, String replica, Consumer<String> notices) throws IOException {
    Backups backups = new Backups(places.backups(), BETWEEN_BACKUPS);
    Synchronizer synchronizer = new Synchronizer(places.journal(), notices);
    Synchronized start = synchronizer.inFile(places.database(), backups, places.databaseIsOurs());
    return openShared(places, outbox, replica, synchronizer, start, notices);
  }

  private static Ledger openShared(
      Places places,
      Path outbox,
      String replica,
      Synchronizer synchronizer,
      Synchronized start,
      Consumer<String> notices)
      throws IOException {
    start.scan().problems().forEach(problem -> notices.accept(problem.sentence()));
    Backups backups = new Backups(places.backups(), BETWEEN_BACKUPS);
    try {
      SharedJournal journal =
          SharedJournal.open(places.journal(), start.scan(), outbox, replica, notices);
      start.database().applyPending(journal.waiting());
      LiveDatabase.Reopening reopening =
          () -> {
            Database opened = reopened(synchronizer, places, backups);
            opened.applyPending(journal.waiting());
            return opened;
          };
      LiveDatabase database = LiveDatabase.reopenedBy(reopening, start.database());
      return new Ledger(
          new OutboxWriter(journal, places.journal(), database, backups),
          database,
          start.scan().problems());
    } catch (IOException | RuntimeException e) {
      start.database().abandon();
      throw e;
    }
  }

  /** As {@link #repair}, of a shared project. */
  public static Repair repairShared(
      Places places, Path outbox, String replica, Consumer<String> notices) throws IOException {
    try (Ledger before = openReadOnly(places.journal(), Optional.of(outbox), "", notice -> {})) {
      Synchronizer synchronizer = new Synchronizer(places.journal(), notice -> {});
      Backups backups = new Backups(places.backups(), BETWEEN_BACKUPS);
      Synchronized made = synchronizer.remade(places.database(), backups);
      Ledger ledger = openShared(places, outbox, replica, synchronizer, made, notices);
      return new Repair(ledger, !ledger.fingerprint().equals(before.fingerprint()));
    } catch (DatabaseException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
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
      LiveDatabase.Reopening reopening = () -> reopened(synchronizer, places, backups);
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
    return openReadOnly(journal, Optional.empty(), reason, notices);
  }

  /**
   * As {@link #openReadOnly(Path, String, Consumer)}, of a shared project.
   *
   * @param outbox where events wait that the common journal does not have yet
   */
  public static Ledger openReadOnly(
      Path journal, Optional<Path> outbox, String reason, Consumer<String> notices)
      throws IOException {
    Synchronized start = new Synchronizer(journal, notices).inMemory();
    if (outbox.isPresent()) {
      start.database().applyPending(SharedJournal.waitingIn(journal, outbox.get()));
    }
    start.scan().problems().forEach(problem -> notices.accept(problem.sentence()));
    return new Ledger(
        new Writer.ReadOnly(reason),
        LiveDatabase.readOnly(start.database()),
        start.scan().problems());
  }

  /** What of the journal could not be read when it was opened. */
  public List<JournalProblem> problems() {
    return problems;
  }

  public Optional<String> readOnlyReason() {
    return writer instanceof Writer.ReadOnly(String reason)
        ? Optional.of(reason)
        : Optional.empty();
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

  public MemberTable members() {
    return new MemberTable(this);
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
    return database.ask(Database::fingerprint);
  }

  /**
   * Writes what {@code work} drafts. When this returns, it is on disk.
   *
   * @param work runs while nobody else writes; may ask the tables
   * @return what {@code work} returned
   * @throws ProjectException if nothing was written
   */
  public <T> T write(Function<Draft, T> work) throws ProjectException {
    T result = writer.write(work);
    writeListeners.forEach(Runnable::run);
    return result;
  }

  /** What of this machine the common journal does not have yet. */
  public record Waiting(List<List<JournalLine>> steps, int events, long commonEnd, int commonCrc) {}

  /** What waits to get to the server; nothing in a project that is not shared. */
  public Waiting waiting() {
    return writer instanceof OutboxWriter shared
        ? shared.waiting()
        : new Waiting(List.of(), 0, 0, 0);
  }

  /** The number that an event has in the common journal. */
  public long commonNumber(long number) {
    return writer instanceof OutboxWriter shared ? shared.commonNumber(number) : number;
  }

  /** As {@link #commonNumber}; {@code number} itself while it waits. */
  public long commonNumberIfKnown(long number) {
    try {
      return commonNumber(number);
    } catch (IllegalArgumentException e) {
      return number;
    }
  }

  /**
   * Takes over what the common journal has after {@link Waiting#commonEnd()}, and does not let wait
   * any more what of it was made here.
   *
   * @throws IOException if it cannot be written; it can be received again
   */
  public void receive(List<JournalLine> lines) throws IOException {
    if (lines.isEmpty() || !(writer instanceof OutboxWriter shared)) {
      return;
    }
    List<JournalEvent> foreign = shared.receive(lines);
    if (!foreign.isEmpty()) {
      receiveListeners.forEach(listener -> listener.accept(foreign));
    }
  }

  /** {@code listener} runs after each write, on the thread that made it. */
  public void onWrite(Runnable listener) {
    writeListeners.add(listener);
  }

  /**
   * {@code listener} hears of events that came from other machines, on the thread that got them.
   */
  public void onReceive(Consumer<List<JournalEvent>> listener) {
    receiveListeners.add(listener);
  }

  /** Asks the database. */
  <T> T query(Function<Handle, T> question) {
    return database.ask(asked -> asked.jdbi().withHandle(question::apply));
  }

  @Override
  public void close() {
    database.close(writer::close);
  }
}
