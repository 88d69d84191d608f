package studio.migr.app.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.runtime.serve.AccessToken;
import studio.migr.runtime.serve.EngineServer;
import studio.migr.runtime.serve.EngineServer.Identity;
import studio.migr.runtime.serve.HostPort;
import studio.migr.runtime.serve.LanguageModelHost;

/** Lets other machines use the models and the graphics card of this one. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serve models to studios on other machines, until Ctrl+C.")
final class EngineServeCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      required = true,
      description = "Where to listen; 0.0.0.0 for all networks of this machine.")
  private String listen = "";

  @Option(
      names = "--tls-cert",
      paramLabel = "PEM",
      description = "The certificate, the server's own first. Needed beyond this machine.")
  private @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "PEM",
      description = "Its private key (PKCS #8, without a password).")
  private @Nullable Path key;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      required = true,
      description = "A secret of one line that callers must know; made if it is not there.")
  private Path tokenFile = Path.of("");

  EngineServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Optional<HostPort> address = HostPort.parse(listen);
    if (address.isEmpty()) {
      console.say(Messages.text("engine.serve.no-address", listen));
      return Exit.WRONG_USE;
    }
    if ((certificate == null) != (key == null)) {
      console.say(Messages.text("engine.serve.half-identity"));
      return Exit.WRONG_USE;
    }
    Optional<Identity> identity =
        certificate != null && key != null
            ? Optional.of(new Identity(certificate, key))
            : Optional.empty();
    String host = address.get().host();
    InetSocketAddress where = new InetSocketAddress(host, address.get().port());
    AccessToken token = AccessToken.inFile(tokenFile);
    try (EngineServer server = EngineServer.at(where, identity, token, new LanguageModelHost())) {
      console.say(Messages.text("engine.serve.listening", host, Integer.toString(server.port())));
      server.await();
    }
    return Exit.DONE;
  }
}
