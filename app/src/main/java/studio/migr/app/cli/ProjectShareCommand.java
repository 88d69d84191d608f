package studio.migr.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.migr.app.project.Sharing;
import studio.migr.app.store.ProjectException;
import studio.migr.app.store.ServerAddress;

/** {@code project share}: brings a project to a server. */
@Command(
    name = "share",
    description =
        "Brings a project to a server, checked event by event; its folder stays one of the copies.",
    mixinStandardHelpOptions = true)
final class ProjectShareCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--lead",
      paramLabel = "NAME",
      required = true,
      description = "Who leads it: may assign, reopen and settle.")
  private String lead = "";

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectShareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    ServerAddress address = server.address();
    long events = Sharing.share(project, address, lead);
    ServerOptions.print(console, json, "share.shared", events, address);
    return Exit.DONE;
  }
}
