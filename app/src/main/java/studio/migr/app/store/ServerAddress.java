package studio.migr.app.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Where a shared project lies on a PostgreSQL. Passwords are none of it: they come from the
 * variable {@code PGPASSWORD}, or from the file that PostgreSQL's own programs read, {@code
 * ~/.pgpass} or the one that {@code PGPASSFILE} names.
 *
 * @param project the schema that holds the project
 * @param encrypted whether only TLS with a certificate for {@code host} will do
 * @param authority the certificate in PEM that the server's must come from; empty for those the
 *     user keeps in {@code ~/.postgresql/root.crt}
 */
public record ServerAddress(
    String host,
    int port,
    String database,
    String project,
    String user,
    boolean encrypted,
    Optional<Path> authority) {
  private static final int USUAL_PORT = 5432;
  private static final int LONGEST_NAME = 63; // of PostgreSQL
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int CONNECT_SECONDS = 5;
  private static final int ANSWER_SECONDS = 20;

  /**
   * Reads {@code postgresql://USER@HOST[:PORT]/DATABASE}. Beyond this machine, TLS is asked for.
   *
   * @param project what the project is called on the server
   * @throws ProjectException if that is no such address; the sentence repeats no password
   */
  public static ServerAddress parse(String address, String project, Optional<Path> authority)
      throws ProjectException {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      throw ProjectException.of("share.no-address");
    }
    @Nullable String user = uri.getUserInfo();
    @Nullable String path = uri.getPath();
    if (!"postgresql".equals(uri.getScheme())
        || uri.getHost() == null
        || user == null
        || user.isBlank()
        || path == null
        || path.length() < 2
        || uri.getQuery() != null) {
      throw ProjectException.of("share.no-address");
    }
    if (user.contains(":")) {
      throw ProjectException.of("share.password-in-address");
    }
    boolean here = THIS_MACHINE.contains(uri.getHost());
    return new ServerAddress(
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        path.substring(1),
        schemaOf(project),
        user,
        !here || authority.isPresent(),
        authority);
  }

  private static String schemaOf(String name) throws ProjectException {
    String schema = name.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]+", "_");
    if (!schema.matches("[a-z][a-z0-9_]*")
        || schema.length() > LONGEST_NAME
        || schema.startsWith("pg_")
        || schema.equals("public")) {
      throw ProjectException.of("share.no-name", name);
    }
    return schema;
  }

  /** The address as it is written, without the project. */
  public String text() {
    return "postgresql://" + user + "@" + host + ":" + port + "/" + database;
  }

  PGConnectionPoolDataSource source() {
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setServerNames(new String[] {host});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName(database);
    source.setUser(user);
    source.setCurrentSchema(project);
    source.setConnectTimeout(CONNECT_SECONDS);
    source.setLoginTimeout(2 * CONNECT_SECONDS);
    source.setSocketTimeout(ANSWER_SECONDS);
    source.setTcpKeepAlive(true);
    source.setApplicationName("MIGR Studio");
    // A machine that is cut off in the middle must not keep the others waiting; and what the server
    // says it has, it must still have when it was killed, however it is set up: the copies here
    // give up their own events on its word.
    source.setOptions(
        "-c idle_in_transaction_session_timeout=15s -c lock_timeout=15s -c statement_timeout=60s"
            + " -c synchronous_commit=on");
    source.setSslMode(encrypted ? "verify-full" : "prefer");
    authority.ifPresent(file -> source.setSslRootCert(file.toString()));
    @Nullable String password = System.getenv("PGPASSWORD");
    if (password != null) {
      source.setPassword(password);
    }
    // What the server says is not written down with the values of statements.
    source.setLogServerErrorDetail(false);
    return source;
  }
}
