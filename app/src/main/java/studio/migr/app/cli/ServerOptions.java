package studio.migr.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
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
}
