package studio.migr.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.annotate.Step;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectException;

/** {@code redo}: makes the change again that was taken back last. */
@Command(
    name = "redo",
    description = "Makes the change again that an annotator took back last.",
    mixinStandardHelpOptions = true)
final class RedoCommand implements Callable<Integer> {
  private final Console console;

  @Option(names = "--project", paramLabel = "DIR", required = true)
  private Path project = Path.of("");

  @Option(names = "--annotator", paramLabel = "NAME", required = true)
  private String annotator = "";

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  RedoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws ProjectException {
    try (Project open = Project.open(project)) {
      open.notices().forEach(console::say);
      Optional<Step> step = open.labels().redo(annotator.strip());
      return StepResult.print(console, json, "redo", annotator, step);
    }
  }
}
