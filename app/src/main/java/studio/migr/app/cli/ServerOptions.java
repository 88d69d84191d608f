package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.app.store.ProjectException;
import studio.migr.app.store.ServerAddress;

/** Which shared project is meant. */
final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "ADDRESS",
      required = true,
      description =
          "postgresql://USER@HOST[:PORT]/DATABASE; beyond this machine only with TLS and a"
              + " certificate for HOST.")
  private String server = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      required = true,
      description = "What the project is called on the server.")
  private String name = "";

  @Option(
      names = "--tls-ca",
      paramLabel = "PEM",
      description = "The certificate of the server's authority; asks for TLS on this machine, too.")
  private Optional<Path> authority = Optional.empty();

  ServerAddress address() throws ProjectException {
    return ServerAddress.parse(server, name, authority.map(Path::toAbsolutePath));
  }

  /**
   * Prints how many events folder and server have in common now.
   *
   * @param key of the sentence that says so
   */
  static void print(Console console, boolean json, String key, long events, ServerAddress address) {
    ObjectNode result =
        console
            .object()
            .put("events", events)
            .put("server", address.text())
            .put("name", address.project());
    console.result(
        json,
        result,
        out ->
            out.println(
                Messages.text(key, Long.toString(events), address.project(), address.text())));
  }
}
