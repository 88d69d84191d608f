package studio.migr.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
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
import studio.migr.app.journal.JournalReader;
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
  private static final int LINES_AT_ONCE = 2000;
  private static final Duration BETWEEN_BACKUPS = Duration.ofMinutes(10);

  private final Writer writer;
  private final ReentrantLock writing = new ReentrantLock();
  private final List<JournalProblem> problems;
  private volatile Database database;
  private boolean closed;

  /** Whether and how this ledger can be written. */
  private sealed interface Writer {}

  private record ReadOnly(String reason) implements Writer {}

  private record ToFiles(Journal journal, Reopening reopening, Backups backups) implements Writer {}

  private record ToOutbox(SharedJournal journal, Path common, Reopening reopening, Backups backups)
      implements Writer {}

  /** How a database that failed is opened again. */
  @FunctionalInterface
  interface Reopening {
    Database open() throws IOException;
  }

  private final List<Runnable> writeListeners = new CopyOnWriteArrayList<>();
  private final List<Consumer<List<JournalEvent>>> receiveListeners = new CopyOnWriteArrayList<>();

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
      Reopening reopening =
          () -> {
            Database opened = reopened(synchronizer, places, backups);
            opened.applyPending(journal.waiting());
            return opened;
          };
      return new Ledger(new ToOutbox(journal, places.journal(), reopening, backups), start);
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
      case ToOutbox shared -> writeShared(shared, work);
    };
  }

  private <T> T writeShared(ToOutbox shared, Function<Draft, T> work) throws ProjectException {
    T result;
    writing.lock();
    try {
      Draft draft =
          new Draft(shared.journal().next(), Instant.now().truncatedTo(ChronoUnit.MILLIS));
      result = work.apply(draft);
      if (!draft.steps().isEmpty()) {
        List<JournalLine> lines = shared.journal().append(draft);
        try {
          database.applyPending(lines);
        } catch (JdbiException e) {
          heal(shared.reopening(), database, e);
        }
        backUpIfDue(shared.backups());
      }
    } catch (IOException e) {
      throw notSaved(e);
    } finally {
      writing.unlock();
    }
    writeListeners.forEach(Runnable::run);
    return result;
  }

  /** What of this machine the common journal does not have yet. */
  public record Waiting(List<List<JournalLine>> steps, int events, long commonEnd, int commonCrc) {}

  /** What waits to get to the server; nothing in a project that is not shared. */
  public Waiting waiting() {
    if (!(writer instanceof ToOutbox shared)) {
      return new Waiting(List.of(), 0, 0, 0);
    }
    writing.lock();
    try {
      return new Waiting(
          shared.journal().waitingSteps(),
          shared.journal().waitingCount(),
          shared.journal().commonEnd(),
          shared.journal().commonCrc());
    } finally {
      writing.unlock();
    }
  }

  /** The number that an event has in the common journal. */
  public long commonNumber(long number) {
    if (!(writer instanceof ToOutbox shared)) {
      return number;
    }
    writing.lock();
    try {
      return shared.journal().commonNumber(number);
    } finally {
      writing.unlock();
    }
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
    if (lines.isEmpty() || !(writer instanceof ToOutbox shared)) {
      return;
    }
    List<JournalLine> foreign;
    writing.lock();
    try {
      if (closed) {
        throw new IOException("the project is closed");
      }
      SharedJournal journal = shared.journal();
      List<JournalLine> waited = journal.waiting();
      Map<Long, JournalLine> arrived = journal.arrived(lines);
      foreign = lines.stream().filter(line -> !arrived.containsValue(line)).toList();
      journal.receive(lines);
      journal.settle(arrived);
      try {
        bringOn(shared, waited, arrived, foreign, lines.getLast());
      } catch (JdbiException e) {
        heal(shared.reopening(), database, e);
      }
      backUpIfDue(shared.backups());
    } finally {
      writing.unlock();
    }
    if (!foreign.isEmpty()) {
      List<JournalEvent> events = foreign.stream().map(JournalLine::event).toList();
      receiveListeners.forEach(listener -> listener.accept(events));
    }
  }

  private void bringOn(
      ToOutbox shared,
      List<JournalLine> waited,
      Map<Long, JournalLine> arrived,
      List<JournalLine> foreign,
      JournalLine last)
      throws IOException {
    SharedJournal journal = shared.journal();
    database
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
                applyAll(shared.common(), new Projection(handle));
                if (!journal.waiting().isEmpty()) {
                  new Projection(handle).applyPending(journal.waiting());
                }
              }
            });
  }

  /** In parts, since the journal of a large project is larger than the memory. */
  private static void applyAll(Path common, Projection tables) throws IOException {
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

  private static List<JournalLine> append(Journal journal, Draft draft) throws ProjectException {
    try {
      return journal.append(draft.steps(), draft::origin);
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
      heal(files.reopening(), database, e);
    }
    backUpIfDue(files.backups());
  }

  private void backUpIfDue(Backups backups) {
    if (backups.dueAfterChange()) {
      Database now = database;
      Thread.ofPlatform().daemon().name("backup").start(() -> backups.make(now));
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
      switch (writer) {
        case ReadOnly _ -> throw e;
        case ToFiles files -> heal(files.reopening(), asked, e);
        case ToOutbox shared -> heal(shared.reopening(), asked, e);
      }
      return question.apply(database);
    }
  }

  private void heal(Reopening reopening, Database broken, JdbiException cause) {
    writing.lock();
    try {
      if (database == broken && !closed) {
        LOG.warn("The database failed and is opened again", cause);
        broken.abandon();
        database = reopening.open();
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
    closed = true;
    try {
      switch (writer) {
        case ReadOnly _ -> {}
        case ToFiles files -> {
          files.backups().make(database);
          files.journal().close();
        }
        case ToOutbox shared -> {
          shared.backups().make(database);
          shared.journal().close();
        }
      }
    } catch (IOException e) {
      LOG.warn("The journal did not close in order", e); // every line in it was forced before
    } finally {
      database.close();
      writing.unlock();
    }
  }
}
