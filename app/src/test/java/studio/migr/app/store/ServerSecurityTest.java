package studio.migr.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.LoggedLines;
import studio.migr.runtime.serve.EngineServer;
import studio.migr.runtime.testing.TestCertificate;

/** A server that lets nobody in without TLS and a password. */
final class ServerSecurityTest {
  private static final String PASSWORD = "s3cret-of-the-lab";
  private static final String WRONG = "s3cret-of-others";

  @TempDir Path folder;

  private EmbeddedPostgres strict() throws Exception {
    EngineServer.Identity identity = TestCertificate.make(folder);
    Files.setPosixFilePermissions(identity.key(), PosixFilePermissions.fromString("rw-------"));
    Path data = folder.resolve("data");
    EmbeddedPostgres postgres;
    try {
      postgres =
          TestPostgres.builder()
              .setDataDirectory(data)
              .setServerConfig("ssl", "on")
              .setServerConfig("ssl_cert_file", identity.certificate().toString())
              .setServerConfig("ssl_key_file", identity.key().toString())
              .start();
    } catch (IOException | RuntimeException e) {
      return abort("no PostgreSQL can be started here: " + e);
    }
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + PASSWORD + "'");
      Files.writeString(
          data.resolve("pg_hba.conf"),
          "hostssl all all 127.0.0.1/32 scram-sha-256\nhostssl all all ::1/128 scram-sha-256\n");
      statement.execute("select pg_reload_conf()");
    }
    return postgres;
  }

  private static ServerAddress address(int port, boolean encrypted, Optional<Path> authority) {
    return new ServerAddress(
        "localhost", port, "postgres", "safe", "postgres", encrypted, authority);
  }

  private static void passwordIs(Path file, String password) throws IOException {
    Files.writeString(file, "localhost:*:*:postgres:" + password + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    System.setProperty("org.postgresql.pgpassfile", file.toString());
  }

  @Test
  void onlyTlsWithATrustedCertificateAndThePasswordOfTheFileLetOneIn() throws Exception {
    try (EmbeddedPostgres postgres = strict()) {
      int port = postgres.getPort();
      Optional<Path> authority = Optional.of(folder.resolve("certificate.pem"));
      Path passwords = folder.resolve("pgpass");

      passwordIs(passwords, WRONG);
      assertThatThrownBy(() -> Server.make(address(port, true, authority)))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("does not let postgres in")
          .satisfies(e -> assertThat(everything(e)).doesNotContain(PASSWORD));

      passwordIs(passwords, PASSWORD);
      Path stranger = Files.createDirectory(folder.resolve("stranger"));
      Path notTheirs = TestCertificate.make(stranger).certificate();
      assertThatThrownBy(() -> Server.make(address(port, true, Optional.of(notTheirs))))
          .isInstanceOf(ServerException.class)
          .hasMessageContaining("can be trusted")
          .satisfies(e -> assertThat(everything(e)).doesNotContain(PASSWORD));

      try (Server server = Server.make(address(port, true, authority))) {
        assertThat(server.after(0)).isEmpty();
      }
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  /** Even with -Dstudio.log=TRACE, and with what the driver notes through java.util.logging. */
  @Test
  void thePasswordIsInNoLineThatIsLogged() throws Exception {
    Path passwords = folder.resolve("pgpass");
    try (EmbeddedPostgres postgres = strict();
        LoggedLines logged = LoggedLines.ofEverything()) {
      ServerAddress address =
          address(postgres.getPort(), true, Optional.of(folder.resolve("certificate.pem")));
      passwordIs(passwords, WRONG);
      assertThatThrownBy(() -> Server.make(address)).isInstanceOf(ServerException.class);
      passwordIs(passwords, PASSWORD);
      Server.make(address).close();
      assertThat(logged.lines())
          .anyMatch(line -> line.startsWith("org.postgresql."))
          .noneMatch(line -> line.contains(PASSWORD) || line.contains(WRONG));
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void aServerWithoutTlsIsRefusedWhereItIsAskedFor() {
    int port = TestPostgres.start().getPort();
    assertThatThrownBy(() -> Server.make(address(port, true, Optional.empty())))
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("offers no encrypted connection");
  }

  @Test
  void nobodyThereIsSaidAsSuchAndMayPass() {
    assertThatThrownBy(() -> Server.connect(address(1, false, Optional.empty())))
        .isInstanceOfSatisfying(ServerException.class, e -> assertThat(e.isPassing()).isTrue());
  }

  private static String everything(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
