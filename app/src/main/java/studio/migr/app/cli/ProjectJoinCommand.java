package studio.migr.app.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.project.Sharing;
import studio.migr.app.store.ProjectException;
import studio.migr.app.store.ServerAddress;

/** {@code project join}: makes a folder one of the copies of a shared project. */
@Command(
    name = "join",
    description =
        "Makes a new folder one of the copies of a shared project, and fetches all of it.",
    mixinStandardHelpOptions = true)
final class ProjectJoinCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectJoinCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    ServerAddress address = server.address();
    long events = Sharing.join(project, address);
    try (Project copy = Project.openReadOnly(project)) {
      if (copy.filesElsewhere() > 0) {
        console.say(Messages.text("share.files-elsewhere", copy.filesElsewhere()));
      }
    }
    ServerOptions.print(console, json, "share.joined", events, address);
    return Exit.DONE;
  }
}
