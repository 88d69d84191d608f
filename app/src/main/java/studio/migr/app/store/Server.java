package studio.migr.app.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import studio.migr.app.journal.Journal;
import studio.migr.app.journal.JournalEvent;
import studio.migr.app.journal.JournalLine;
import studio.migr.app.journal.Origin;
import studio.migr.app.journal.Renumbering;
import studio.migr.app.message.Messages;

/**
 * A shared project on a PostgreSQL: the common journal, and the same tables that every machine
 * makes of it. One thread at a time. When anything fails, nothing of that call counts, or it is not
 * known whether it does; asking again is always safe.
 */
public final class Server implements AutoCloseable {
  private static final int LINES_AT_ONCE = 1000;

  private final Database database;

  private Server(Database database) {
    this.database = database;
  }

  /**
   * Connects to a project that is there.
   *
   * @throws ServerException if the server cannot be reached, refuses, or has no such project
   */
  public static Server connect(ServerAddress address) throws ServerException {
    if (!exists(address)) {
      throw new ServerException(
          Messages.text("share.no-project", address.project(), address.text()), false);
    }
    return open(address);
  }

  /**
   * Makes an empty place for a project.
   *
   * @throws ServerException if the server cannot be reached, refuses, or has one of that name
   */
  public static Server make(ServerAddress address) throws ServerException {
    if (exists(address)) {
      throw new ServerException(
          Messages.text("share.name-taken", address.project(), address.text()), false);
    }
    return open(address);
  }

  private static Server open(ServerAddress address) throws ServerException {
    try {
      return new Server(Database.onServer(address.source(), address.project()));
    } catch (DatabaseException e) {
      throw ServerException.of(address, e);
    }
  }

  private static boolean exists(ServerAddress address) throws ServerException {
    try (var connection = connection(address);
        var question =
            connection.prepareStatement(
                "select 1 from information_schema.tables where table_schema = ? and table_name ="
                    + " 'journal_line'")) {
      question.setString(1, address.project());
      return question.executeQuery().next();
    } catch (SQLException e) {
      throw ServerException.of(address, e);
    }
  }

  private static Connection connection(ServerAddress address) throws SQLException {
    return address.source().getPooledConnection().getConnection();
  }

  /**
   * Writes the whole journal of a project that was not shared before.
   *
   * @throws JdbiException if the server fails; then nothing is there
   * @throws IllegalStateException if the project there has events already
   */
  public void found(List<JournalLine> lines) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              if (lockEnd(handle) != 0) {
                throw new IllegalStateException("the project on the server is not empty");
              }
              for (int k = 0; k < lines.size(); k += LINES_AT_ONCE) {
                add(handle, lines.subList(k, Math.min(lines.size(), k + LINES_AT_ONCE)));
              }
            });
  }

  /** Lines of the common journal after event {@code seq}, in their order; the first of them. */
  public List<JournalLine> after(long seq) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select line from journal_line where seq > :seq order by seq"
                            + " fetch first "
                            + LINES_AT_ONCE
                            + " rows only")
                    .bind("seq", seq)
                    .mapTo(String.class)
                    .list())
        .stream()
        .map(Journal::parse)
        .toList();
  }

  /**
   * Appends steps that were made elsewhere, each as a whole, behind what is there. Steps that are
   * there already stay as they are.
   *
   * @param steps lines with the numbers of the journal in which they wait, each with its origin
   * @param known what numbers of earlier events of that journal are in the common one
   */
  public void append(List<List<JournalLine>> steps, LongUnaryOperator known) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              long end = lockEnd(handle);
              Map<Long, Long> numbers = new HashMap<>();
              Renumbering renumbering =
                  new Renumbering(
                      number -> {
                        @Nullable Long given = numbers.get(number);
                        return given != null ? given : known.applyAsLong(number);
                      });
              Map<String, Long> there = numbersOf(handle, steps);
              List<JournalLine> added = new ArrayList<>();
              for (List<JournalLine> step : steps) {
                step.forEach(
                    line ->
                        Optional.ofNullable(there.get(id(line)))
                            .ifPresent(seq -> numbers.put(line.event().seq(), seq)));
                if (!there.containsKey(id(step.getFirst()))) {
                  for (JournalLine line : step) {
                    numbers.put(line.event().seq(), ++end);
                  }
                  for (JournalLine line : step) {
                    JournalEvent event = renumbering.of(line.event());
                    added.add(Journal.line(event, line.more(), line.origin()));
                  }
                }
              }
              add(handle, added);
            });
  }

  /** Number of the last event; whoever appends after it waits until this transaction ends. */
  private static long lockEnd(Handle handle) {
    return handle
        .createQuery("select applied_seq from projection for update")
        .mapTo(Long.class)
        .one();
  }

  private static String id(JournalLine line) {
    return line.origin().map(Origin::id).orElseThrow();
  }

  private static Map<String, Long> numbersOf(Handle handle, List<List<JournalLine>> steps) {
    String[] ids = steps.stream().flatMap(List::stream).map(Server::id).toArray(String[]::new);
    return handle
        .createQuery("select event_id, seq from journal_line where event_id = any(:ids)")
        .bind("ids", ids)
        .map((row, context) -> Map.entry(row.getString(1), row.getLong(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Checksum of event {@code seq}; empty if there is none. */
  public OptionalInt crcOf(long seq) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select line from journal_line where seq = :seq")
                    .bind("seq", seq)
                    .mapTo(String.class)
                    .findOne())
        .map(line -> OptionalInt.of(Journal.parse(line).crc()))
        .orElse(OptionalInt.empty());
  }

  private static void add(Handle handle, List<JournalLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("insert into journal_line (seq, event_id, line) values (?, ?, ?)");
    for (JournalLine line : lines) {
      batch.add(line.event().seq(), line.origin().map(Origin::id).orElse(null), line.text());
    }
    batch.execute();
    new Projection(handle).apply(lines);
  }

  /** Hash of the tables: equal to that of every machine that has all events. */
  public String fingerprint() {
    return database.fingerprint();
  }

  /** Who works on what just now. */
  public PresenceTable presence() {
    return new PresenceTable(database);
  }

  /** Takes the project away from the server. */
  public void remove(ServerAddress address) {
    database
        .jdbi()
        .useHandle(handle -> handle.execute("drop schema " + address.project() + " cascade"));
  }

  @Override
  public void close() {
    database.close();
  }
}
