package studio.migr.app.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Step;
import studio.migr.app.store.ProjectException;

/** {@code redo}: makes the change again that was taken back last. */
@Command(
    name = "redo",
    description = "Makes the change again that an annotator took back last.",
    mixinStandardHelpOptions = true)
final class RedoCommand extends StepCommand {
  RedoCommand(Console console) {
    super(console, "redo");
  }

  @Override
  Optional<Step> move(Labels labels, String annotator) throws ProjectException {
    return labels.redo(annotator);
  }
}
