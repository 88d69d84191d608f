package studio.migr.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.testing.StudioProcess;
import studio.migr.app.testing.StudioWindow;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.sample.RandomModel;
import studio.migr.runtime.serve.EngineServer;
import studio.migr.runtime.testing.TestCertificate;

/** The real window on one side, the real {@code engine serve} with TLS on the other. */
class ServerInTheWindowTest {
  @TempDir Path home;
  private Path clips;
  private Path model;
  private Path token;
  private EngineServer.Identity identity;
  private int port;

  @BeforeEach
  void makeClipModelAndCertificate() throws Exception {
    clips = Files.createDirectory(home.resolve("clips"));
    Wav.write(clips.resolve("a.wav"), 300);
    model = RandomModel.write(home.resolve("tiny"));
    token = home.resolve("token");
    identity = TestCertificate.make(home);
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  private StudioProcess serve() throws IOException {
    return StudioProcess.start(
        "engine",
        "serve",
        "--listen",
        "localhost:" + port,
        "--tls-cert",
        identity.certificate().toString(),
        "--tls-key",
        identity.key().toString(),
        "--token-file",
        token.toString());
  }

  private StudioWindow openModels() {
    StudioWindow window = StudioWindow.open(home, Optional.empty());
    window.drop(clips, 1);
    window.waitUntilReady();
    window.press(KeyCode.CONTROL, KeyCode.DIGIT4);
    return window;
  }

  private static ServerState server(StudioWindow window) {
    return window.get(ServerModel.class).stateProperty().get();
  }

  private static EngineState engine(StudioWindow window) {
    return window.get(EngineModel.class).stateProperty().get();
  }

  private static void fire(StudioWindow window, String button) {
    StudioWindow.onFx(
        () -> {
          window.<Button>find(button).fire();
          return true;
        });
  }

  /** Fills in the sheet as a user does. */
  private void use(StudioWindow window, String address, Path tokenFile, Path certificate) {
    fire(window, "#engine-use-server");
    window.waitUntil("the sheet is there", () -> window.scene().lookup("#server-sheet") != null);
    window.waitUntil(
        "there is room to write in",
        () -> ((TextField) window.scene().lookup("#server-address")).getWidth() > 200);
    StudioWindow.onFx(
        () -> {
          window.<TextField>find("#server-address").setText(address);
          window.<TextField>find("#server-token").setText(tokenFile.toString());
          window.<TextField>find("#server-certificate").setText(certificate.toString());
          return true;
        });
    fire(window, "#server-use");
  }

  /** Calling begins at once, so that a failure seen here is not that of the call before. */
  private static String failure(StudioWindow window) {
    window.waitUntil("it failed", () -> server(window) instanceof ServerState.Failed);
    return StudioWindow.onFx(() -> window.<Label>find("#server-state").getText());
  }

  @Test
  void aServerIsCalledLoadedAskedLostAndComesBack() throws Exception {
    try (StudioWindow window = openModels()) {
      try (StudioProcess first = serve()) {
        callUntilThere(window);
        assertThat(server(window)).isEqualTo(new ServerState.Reached(Optional.empty()));
        StudioWindow.onFx(
            () -> {
              window.<TextField>find("#server-folder").setText(model.toString());
              return true;
            });
        fire(window, "#engine-server-load");
        window.waitUntil("it is ready", () -> engine(window) instanceof EngineState.Ready);
        AskModel ask = window.get(AskModel.class);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        window.waitUntil("it writes", () -> ask.answerProperty().get().length() > 3);
        first.kill();
      }
      window.waitUntil("it is away", () -> engine(window) instanceof EngineState.Away);
      String said = StudioWindow.onFx(() -> window.<Label>find("#engine-state").getText());
      assertThat(said).contains("localhost:" + port).contains("called again");
      try (StudioProcess second = serve()) {
        window.waitUntil("it is back", () -> engine(window) instanceof EngineState.Ready);
        assertThat(second.pid()).isPositive();
        fire(window, "#engine-unload");
        assertThat(engine(window)).isInstanceOf(EngineState.Off.class);
        fire(window, "#engine-server-call");
        window.waitUntil(
            "the server has kept the model",
            () -> server(window).equals(new ServerState.Reached(Optional.of(model.toString()))));
      }
    }
    try (StudioWindow again = openModels()) { // remembered, and not there now
      assertThat(failure(again)).contains("localhost:" + port + " does not answer");
      fire(again, "#engine-forget");
      assertThat(again.find("#server").isVisible()).isFalse();
    }
  }

  /** The process needs its time until it listens. */
  private void callUntilThere(StudioWindow window) {
    window.waitUntil("the token is made", () -> Files.exists(token));
    use(window, "localhost:" + port, token, identity.certificate());
    window.waitUntil(
        "the server lets us in",
        () -> {
          if (server(window) instanceof ServerState.Failed) {
            window.get(ServerModel.class).call();
          }
          return server(window) instanceof ServerState.Reached;
        });
  }

  @Test
  void whatKeepsAServerFromBeingUsedIsSaidInOneSentence() throws Exception {
    Path otherToken = Files.writeString(home.resolve("other"), "0123456789abcdef0123456789abcdef");
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Path otherCertificate = TestCertificate.make(elsewhere).certificate();
    try (StudioProcess process = serve();
        StudioWindow window = openModels()) {
      assertThat(process.pid()).isPositive();
      callUntilThere(window);
      use(window, "localhost:" + port, otherToken, identity.certificate());
      assertThat(failure(window)).contains("does not know this token");
      use(window, "localhost:" + port, token, otherCertificate);
      assertThat(failure(window)).contains("not the one to trust");
      use(window, "localhost:" + port, home.resolve("nothing"), identity.certificate());
      assertThat(failure(window)).contains(home.resolve("nothing").toString());
      use(window, "nobody.invalid:" + port, token, identity.certificate());
      assertThat(failure(window)).contains("No machine of this name");
      use(window, "localhost", token, identity.certificate());
      String problem = StudioWindow.onFx(() -> window.<Label>find("#server-problem").getText());
      assertThat(problem).contains("localhost is no address");
      window.press(KeyCode.ESCAPE);
    }
  }
}
