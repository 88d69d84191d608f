package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Sharing;
import studio.migr.app.share.ShareState;
import studio.migr.app.store.ProjectException;

/** {@code project sync}: exchanges everything with the server, now. */
@Command(
    name = "sync",
    description = "Exchanges everything with the server, now; exit 1 if something still waits.",
    mixinStandardHelpOptions = true)
final class ProjectSyncCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectSyncCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    ShareState state = Sharing.settle(project);
    state.problem().ifPresent(console::say);
    ObjectNode result =
        console
            .object()
            .put("connected", state.connected())
            .put("complete", state.complete())
            .put("waiting", state.waiting());
    console.result(
        json,
        result,
        out -> {
          if (state.even()) {
            out.println(Messages.text("share.settled"));
          } else if (!state.settled()) {
            out.println(Messages.text("share.waiting", Integer.toString(state.waiting())));
          }
        });
    return state.even() ? Exit.DONE : Exit.FAILED;
  }
}
