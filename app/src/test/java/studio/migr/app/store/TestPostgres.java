package studio.migr.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** One real PostgreSQL for all tests of a process; gone with it. */
public final class TestPostgres {
  private static @Nullable EmbeddedPostgres running;

  private TestPostgres() {}

  /** One that has time to start, beside much else too. */
  static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(3));
  }

  /** Starts it, or skips the test with the reason where this machine cannot run it. */
  public static synchronized EmbeddedPostgres start() {
    EmbeddedPostgres server = running;
    if (server == null) {
      try {
        server = builder().setLocaleConfig("locale", "C.UTF-8").start();
      } catch (IOException | RuntimeException e) {
        return abort("no PostgreSQL can be started here: " + e);
      }
      running = server;
      Runtime.getRuntime().addShutdownHook(new Thread(TestPostgres::stop));
    }
    return server;
  }

  private static synchronized void stop() {
    try {
      if (running != null) {
        running.close();
      }
    } catch (IOException e) {
      assertThat(e).as("the server goes with the process").isNotNull();
    }
  }

  /** A schema that nobody used before. */
  public static String freshSchema() {
    return "t" + UUID.randomUUID().toString().replace("-", "");
  }

  /** Where a project can lie that nobody made before. */
  public static ServerAddress address() {
    return new ServerAddress(
        "localhost",
        start().getPort(),
        "postgres",
        freshSchema(),
        "postgres",
        false,
        Optional.empty());
  }

  static PGConnectionPoolDataSource source(String schema) {
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setUrl(
        "jdbc:postgresql://localhost:" + start().getPort() + "/postgres?currentSchema=" + schema);
    source.setUser("postgres");
    return source;
  }

  static Database database(String schema) {
    try {
      return Database.onServer(source(schema), schema);
    } catch (DatabaseException e) {
      throw new AssertionError(e);
    }
  }
}
