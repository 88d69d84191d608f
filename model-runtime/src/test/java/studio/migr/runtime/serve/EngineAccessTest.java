package studio.migr.runtime.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.Metadata;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPathValidatorException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.serve.protocol.HealthReply;
import studio.migr.runtime.testing.TestCertificate;

/** Who may call the engine, and from where. */
final class EngineAccessTest {
  private static final ModelHost NO_MODELS =
      (_, _) -> {
        throw new IOException("nothing is loaded here");
      };

  @TempDir Path folder;

  private final AccessToken token = AccessToken.fresh();

  private static RefusalException refusal(EngineClient client) {
    try (client) {
      return catchThrowableOfType(RefusalException.class, client::health);
    }
  }

  @Test
  void whoHasTheTokenIsAnswered() throws Exception {
    try (EngineServer server = EngineServer.onLoopback(token, NO_MODELS);
        EngineClient client = EngineClient.onLoopback(server.port(), token)) {
      assertThat(client.health().getState()).isEqualTo(HealthReply.State.EMPTY);
      assertThat(client.info()).isEmpty();
    }
  }

  @Test
  void aWrongTokenIsRefused() throws Exception {
    try (EngineServer server = EngineServer.onLoopback(token, NO_MODELS)) {
      RefusalException refusal =
          refusal(EngineClient.onLoopback(server.port(), AccessToken.fresh()));
      assertThat(refusal.reason()).isEqualTo("engine.refusal.token");
    }
  }

  @Test
  void noTokenIsRefused() throws Exception {
    try (EngineServer server = EngineServer.onLoopback(token, NO_MODELS)) {
      Metadata headers = Headers.of(token);
      headers.removeAll(Headers.TOKEN);
      assertThat(refusal(EngineClient.onLoopback(server.port(), headers)).reason())
          .isEqualTo("engine.refusal.token");
    }
  }

  @Test
  void anotherVersionOfTheProtocolIsRefusedAndBothAreNamed() throws Exception {
    try (EngineServer server = EngineServer.onLoopback(token, NO_MODELS)) {
      Metadata headers = Headers.of(token);
      headers.removeAll(Headers.VERSION);
      headers.put(Headers.VERSION, "2");
      RefusalException refusal = refusal(EngineClient.onLoopback(server.port(), headers));
      assertThat(refusal.reason()).isEqualTo("engine.refusal.protocol");
      assertThat(refusal.details()).containsExactly("2", "1");
    }
  }

  @Test
  void nobodyListensBeyondThisMachineWithoutTls() throws Exception {
    RefusalException refusal =
        catchThrowableOfType(
            RefusalException.class,
            () ->
                EngineServer.at(
                    new InetSocketAddress("0.0.0.0", 0), Optional.empty(), token, NO_MODELS));
    assertThat(refusal.reason()).isEqualTo("engine.refusal.tls-needed");
  }

  @Test
  void aServerWithACertificateIsReachedByWhoeverTrustsIt() throws Exception {
    EngineServer.Identity identity = TestCertificate.make(folder);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (EngineServer server = EngineServer.at(address, Optional.of(identity), token, NO_MODELS)) {
      try (EngineClient client =
          EngineClient.onServer(
              "localhost", server.port(), Optional.of(identity.certificate()), token)) {
        assertThat(client.health().getState()).isEqualTo(HealthReply.State.EMPTY);
      }
      try (EngineClient stranger =
          EngineClient.onServer("localhost", server.port(), Optional.empty(), token)) {
        assertThat(catchThrowableOfType(RefusalException.class, stranger::health).reason())
            .isEqualTo("engine.refusal.tls-untrusted");
      }
      try (EngineClient plain = EngineClient.onLoopback(server.port(), token)) {
        assertThat(catchThrowableOfType(EngineLostException.class, plain::health)).isNotNull();
      }
    }
  }

  private String refusalOf(EngineServer server, Path trusted, String host) throws Exception {
    return refusal(EngineClient.onServer(host, server.port(), Optional.of(trusted), token))
        .reason();
  }

  @Test
  void aServerThatIsNotToBeTrustedIsToldApart() throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path ours = TestCertificate.make(folder).certificate();
    EngineServer.Identity other = TestCertificate.make(elsewhere, "gpu.example");
    try (EngineServer server = EngineServer.at(address, Optional.of(other), token, NO_MODELS)) {
      assertThat(refusalOf(server, ours, "localhost")).isEqualTo("engine.refusal.tls-untrusted");
      assertThat(refusalOf(server, other.certificate(), "localhost"))
          .isEqualTo("engine.refusal.tls-name");
    }
    try (EngineServer server = EngineServer.onLoopback(token, NO_MODELS)) {
      assertThat(refusalOf(server, ours, "localhost")).isEqualTo("engine.refusal.no-tls");
    }
  }

  @Test
  void aCertificateOutOfDateIsToldApart() throws Exception {
    Throwable failure =
        new SSLHandshakeException("handshake")
            .initCause(
                new CertPathValidatorException(
                    "validity check failed",
                    null,
                    null,
                    -1,
                    CertPathValidatorException.BasicReason.EXPIRED));
    assertThat(Distrust.in(failure).orElseThrow().reason()).isEqualTo("engine.refusal.tls-expired");
  }

  @Test
  void aNameThatNobodyHasAndAnAbsentServerAreToldApart() throws Exception {
    Path ours = TestCertificate.make(folder).certificate();
    EngineServer gone = EngineServer.onLoopback(token, NO_MODELS);
    int port = gone.port();
    gone.close();
    assertThat(
            refusal(EngineClient.onServer("nobody.invalid", port, Optional.of(ours), token))
                .reason())
        .isEqualTo("engine.refusal.no-host");
    try (EngineClient client = EngineClient.onServer("localhost", port, Optional.of(ours), token)) {
      assertThat(catchThrowableOfType(EngineLostException.class, client::health)).isNotNull();
    }
  }

  @Test
  void aFileWithoutACertificateIsNamed() throws Exception {
    Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
    assertThat(
            catchThrowableOfType(
                    RefusalException.class,
                    () -> EngineClient.onServer("localhost", 1, Optional.of(nonsense), token))
                .reason())
        .isEqualTo("engine.refusal.tls-trust");
  }

  @Test
  void whoCallsMakesNoTokenFile() {
    Path missing = folder.resolve("token-of-the-server");
    assertThat(
            catchThrowableOfType(
                java.nio.file.NoSuchFileException.class, () -> AccessToken.read(missing)))
        .isNotNull();
    assertThat(missing).doesNotExist();
  }

  @Test
  void anAddressThatIsTakenIsNamed() throws Exception {
    try (EngineServer first = EngineServer.onLoopback(token, NO_MODELS)) {
      InetSocketAddress taken =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port());
      RefusalException refusal =
          catchThrowableOfType(
              RefusalException.class,
              () -> EngineServer.at(taken, Optional.empty(), token, NO_MODELS));
      assertThat(refusal.reason()).isEqualTo("engine.refusal.port");
      assertThat(refusal.details()).contains(Integer.toString(first.port()));
    }
  }

  @Test
  void aKeyThatIsNoneIsNamed() throws Exception {
    Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");
    RefusalException refusal =
        catchThrowableOfType(
            RefusalException.class,
            () ->
                EngineServer.at(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                    Optional.of(new EngineServer.Identity(nonsense, nonsense)),
                    token,
                    NO_MODELS));
    assertThat(refusal.reason()).isEqualTo("engine.refusal.tls-identity");
  }

  @Test
  void aTokenFileIsMadeForItsOwnerAndReadAgain() throws Exception {
    Path file = folder.resolve("token");
    AccessToken made = AccessToken.inFile(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      assertThat(catchThrowableOfType(RefusalException.class, () -> AccessToken.inFile(file)))
          .extracting(RefusalException::reason)
          .isEqualTo("engine.refusal.token-open");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    assertThat(AccessToken.inFile(file).matches(Files.readString(file).strip())).isTrue();
    assertThat(made.matches(Files.readString(file).strip())).isTrue();
    assertThat(made.toString()).isEqualTo("AccessToken");
    Files.writeString(file, "short");
    assertThat(catchThrowableOfType(RefusalException.class, () -> AccessToken.inFile(file)))
        .extracting(RefusalException::reason)
        .isEqualTo("engine.refusal.token-weak");
  }
}
