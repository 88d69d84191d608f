package studio.migr.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.annotate.Step;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectException;

/** {@code undo}: takes back the last change of an annotator. */
@Command(
    name = "undo",
    description = "Takes back the last change of an annotator.",
    mixinStandardHelpOptions = true)
final class UndoCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--annotator", paramLabel = "NAME", required = true)
  private String annotator = "";

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  UndoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    try (Project open = Project.open(project)) {
      open.notices().forEach(console::say);
      Optional<Step> step = open.labels().undo(annotator.strip());
      return StepResult.print(console, json, "undo", annotator, step);
    }
  }
}
