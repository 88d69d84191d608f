package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Merge;
import studio.migr.app.store.ProjectException;

/** {@code project merge}: takes over what a copy of the project has besides. */
@Command(
    name = "merge",
    description =
        "Takes over the events of another folder of the same project that grew apart from this one.",
    mixinStandardHelpOptions = true)
final class ProjectMergeCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Parameters(paramLabel = "OTHER", description = "The other folder; it is only read.")
  private Path other = Path.of("");

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  ProjectMergeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    Merge.Report report = Merge.into(project, other);
    ObjectNode result =
        console
            .object()
            .put("common", report.common())
            .put("taken", report.taken())
            .put("known", report.known())
            .put("conflicts", report.conflicts());
    console.result(
        json,
        result,
        out ->
            out.println(
                Messages.text(
                    "share.merged",
                    Long.toString(report.common()),
                    Integer.toString(report.taken()),
                    Integer.toString(report.conflicts()))));
    return Exit.DONE;
  }
}
