package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.journal.JournalProblem;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.project.Project.RepairReport;
import studio.migr.app.store.ProjectException;

/** {@code repair}: makes the database anew from the journal and says what it found. */
@Command(
    name = "repair",
    description = "Checks the whole journal and makes the database anew from it.",
    mixinStandardHelpOptions = true)
final class RepairCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  RepairCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    RepairReport report = Project.repair(project);
    report.problems().forEach(problem -> console.say(problem.sentence()));
    console.result(
        json,
        asJson(report),
        out -> {
          out.println(
              Messages.text(
                  "label.repaired",
                  Long.toString(report.events()),
                  Integer.toString(report.clips()),
                  Integer.toString(report.labels())));
          out.println(
              Messages.text(
                  report.databaseDiffered() ? "label.database-differed" : "label.database-same"));
        });
    return report.problems().isEmpty() ? Exit.DONE : Exit.FAILED;
  }

  private ObjectNode asJson(RepairReport report) {
    ObjectNode result = console.object();
    result.put("events", report.events());
    result.put("clips", report.clips());
    result.put("labels", report.labels());
    result.put("database_differed", report.databaseDiffered());
    ArrayNode problems = result.putArray("problems");
    for (JournalProblem problem : report.problems()) {
      problems
          .addObject()
          .put("file", problem.file().toString())
          .put("line", problem.line())
          .put("reason", problem.sentence());
    }
    return result;
  }
}
