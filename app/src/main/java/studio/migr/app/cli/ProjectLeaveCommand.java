package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Sharing;
import studio.migr.app.store.ProjectException;

/** {@code project leave}: brings a shared project home. */
@Command(
    name = "leave",
    description =
        "Makes the folder a project of this machine alone, checked event by event against the server.",
    mixinStandardHelpOptions = true)
final class ProjectLeaveCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectLeaveCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    long events = Sharing.leave(project);
    ObjectNode result = console.object().put("events", events);
    console.result(
        json, result, out -> out.println(Messages.text("share.left", Long.toString(events))));
    return Exit.DONE;
  }
}
