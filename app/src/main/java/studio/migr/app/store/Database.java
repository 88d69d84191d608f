package studio.migr.app.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.ConnectionPoolDataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.result.ResultIterable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.journal.JournalLine;

/**
 * Our tables: in an H2 file, in H2's memory where no file can be written, or in a schema of a
 * PostgreSQL that several machines share. The same migrations make them everywhere.
 */
final class Database implements AutoCloseable {
  /** How many migrations there are. */
  static final int MIGRATIONS = 8;

  static final String FILE_SUFFIX = ".mv.db";

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);

  /**
   * Of pages in KB: by itself H2 keeps as much as a sixteenth of the heap, which looks like a leak.
   * Of statements in number: a clip that is chosen asks a dozen, and of the eight that H2 keeps
   * each would be gone when it comes again.
   */
  private static final String CACHE = ";CACHE_SIZE=32768;QUERY_CACHE_SIZE=64";

  private static final List<String> TABLES =
      List.of(
          "select * from projection",
          "select * from member",
          "select * from clip order by id",
          "select * from label_change order by id",
          "select * from label_event order by id",
          "select * from au_file order by seq",
          "select * from track order by seq",
          "select * from unit_correction order by id",
          "select * from accepted_suggestion order by id",
          "select * from reasoning_correction order by id",
          "select * from reasoning_part order by correction_id, place",
          "select * from vote", // sorted here: databases differ in the order of words
          "select * from scheme_change order by id",
          "select * from annotation_round order by id",
          "select * from round_entry");

  private static final List<String> CONTENT =
      List.of(
          "projection",
          "member",
          "clip",
          "label_change",
          "label_event",
          "au_file",
          "track",
          "unit_correction",
          "accepted_suggestion",
          "reasoning_correction",
          "reasoning_part",
          "vote",
          "scheme_change",
          "annotation_round",
          "round_entry");

  private final JdbcConnectionPool pool;
  private final Jdbi jdbi;
  private final boolean onServer;
  private final Optional<CloseMark> mark;

  private Database(JdbcConnectionPool pool, boolean onServer, Optional<CloseMark> mark) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool).registerArrayType(String.class, "varchar");
    this.onServer = onServer;
    this.mark = mark;
  }

  /**
   * How far the journal stands in the tables.
   *
   * @param outbox number of the last event that is in the tables and not in the common journal; 0
   *     if there is none
   */
  record Applied(long seq, int crc, long outbox) {}

  /**
   * Opens the database in {@code file}, and makes it if it is not there.
   *
   * @throws DatabaseException if it is damaged, or the folder cannot be written
   */
  static Database inFile(Path file) throws DatabaseException {
    String path = file.toAbsolutePath().normalize().toString();
    if (path.indexOf(';') >= 0) {
      // H2 would read what follows as settings, and some settings run programs.
      throw new DatabaseException("a semicolon in " + path, new IOException(path));
    }
    String name = path.substring(0, path.length() - FILE_SUFFIX.length());
    CloseMark mark = new CloseMark(file);
    try {
      mark.remove();
    } catch (IOException e) {
      throw new DatabaseException("cannot open " + path + " for writing", e);
    }
    return open(
        "jdbc:h2:file:" + name + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0" + CACHE,
        Optional.of(mark));
  }

  /** Whether {@code file} can be trusted to hold whole changes only. */
  static boolean closedInOrder(Path file) {
    return new CloseMark(file).isThere();
  }

  static Database inMemory() throws DatabaseException {
    return open(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
        Optional.empty());
  }

  private static Database open(String url, Optional<CloseMark> mark) throws DatabaseException {
    return open(new Database(JdbcConnectionPool.create(url, "sa", ""), false, mark), url);
  }

  /**
   * Opens a schema of a PostgreSQL, and makes it if it is not there.
   *
   * @param source gives connections whose current schema is {@code schema}
   */
  static Database onServer(ConnectionPoolDataSource source, String schema)
      throws DatabaseException {
    return open(new Database(JdbcConnectionPool.create(source), true, Optional.empty()), schema);
  }

  private static Database open(Database database, String place) throws DatabaseException {
    try {
      if (!database.hasSchema()) {
        FluentConfiguration migrations =
            Flyway.configure()
                .dataSource(database.pool)
                .locations("classpath:db/migration")
                .outOfOrder(true)
                .validateOnMigrate(false); // a database that is wrong is made again
        (database.onServer ? migrations.schemas(place) : migrations).load().migrate();
      }
      database.applied();
      return database;
    } catch (RuntimeException e) {
      database.abandon();
      throw new DatabaseException("cannot open " + place, e);
    }
  }

  /** Asking is cheap; starting Flyway to be told so is not. */
  private boolean hasSchema() {
    return jdbi.withHandle(
        handle ->
            handle
                        .createQuery(
                            "select count(*) from information_schema.tables where table_schema ="
                                + " current_schema and table_name = 'flyway_schema_history'")
                        .mapTo(Integer.class)
                        .one()
                    > 0
                && handle
                        .createQuery(
                            "select count(*) from \"flyway_schema_history\" where \"success\""
                                + " and \"version\" is not null")
                        .mapTo(Integer.class)
                        .one()
                    >= MIGRATIONS);
  }

  Jdbi jdbi() {
    return jdbi;
  }

  Applied applied() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select applied_seq, applied_crc, applied_outbox from projection")
                .map((row, context) -> new Applied(row.getLong(1), row.getInt(2), row.getLong(3)))
                .one());
  }

  /** Takes over lines of the journal: all of them, or none if it throws. */
  void apply(List<JournalLine> lines) {
    if (!lines.isEmpty()) {
      jdbi.useTransaction(handle -> new Projection(handle).apply(lines));
    }
  }

  /** Takes over own events that the common journal does not have yet. */
  void applyPending(List<JournalLine> lines) {
    if (!lines.isEmpty()) {
      jdbi.useTransaction(handle -> new Projection(handle).applyPending(lines));
    }
  }

  /** Empties all tables, so that everything can be taken over again. */
  void clear() {
    jdbi.useTransaction(Database::clear);
  }

  static void clear(Handle handle) {
    for (String table : CONTENT) {
      handle.execute("delete from " + table);
    }
    handle.execute("insert into projection (applied_seq, applied_crc) values (0, 0)");
  }

  /** Hash of all rows of all tables: equal for equal content, however it came about. */
  String fingerprint() {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform must have it
    }
    jdbi.useHandle(handle -> TABLES.forEach(table -> addRows(handle, table, digest)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void addRows(Handle handle, String query, MessageDigest digest) {
    ResultIterable<String> texts =
        handle
            .createQuery(query)
            .map(
                (row, context) -> {
                  StringBuilder text = new StringBuilder();
                  for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    Object value = row.getObject(column);
                    text.append(
                            switch (value) {
                              case java.sql.Clob clob -> row.getString(column);
                              case java.sql.Array array ->
                                  Arrays.toString((Object[]) array.getArray());
                              case null -> "\u0000";
                              default -> value.toString();
                            })
                        .append('\u0001');
                  }
                  return text.append('\n').toString();
                });
    Consumer<String> add = text -> digest.update(text.getBytes(StandardCharsets.UTF_8));
    if (query.contains("order by")) {
      texts.useIterator(rows -> rows.forEachRemaining(add));
    } else {
      texts.list().stream().sorted().forEach(add);
    }
  }

  /** Writes a copy, zipped, while others go on working. A server's backups are its owner's. */
  void backUp(Path zip) throws IOException {
    if (onServer) {
      return;
    }
    Path unfinished = zip.resolveSibling(zip.getFileName() + ".part");
    jdbi.useHandle(handle -> handle.execute("backup to ?", unfinished.toString()));
    Files.move(unfinished, zip, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    try {
      if (!onServer) {
        shutDown("shutdown");
      }
      if (mark.isPresent()) {
        mark.get().put();
      }
    } catch (SQLException | IOException | RuntimeException e) {
      LOG.warn("The database did not close in order and will be made again", e);
    } finally {
      pool.dispose();
    }
  }

  /** Closes a database that is broken, without writing. */
  void abandon() {
    try {
      if (!onServer) {
        shutDown("shutdown immediately");
      }
    } catch (SQLException | RuntimeException e) {
      LOG.debug("A broken database was closed", e);
    } finally {
      pool.dispose();
    }
  }

  /** Not through Jdbi, which asks afterwards how many rows that changed: nobody is left to ask. */
  private void shutDown(String how) throws SQLException {
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(how);
    }
  }
}
