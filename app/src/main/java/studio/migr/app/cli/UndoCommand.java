package studio.migr.app.cli;

import java.util.Optional;
import picocli.CommandLine.Command;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Step;
import studio.migr.app.store.ProjectException;

/** {@code undo}: takes back the last change of an annotator. */
@Command(
    name = "undo",
    description = "Takes back the last change of an annotator.",
    mixinStandardHelpOptions = true)
final class UndoCommand extends StepCommand {
  UndoCommand(Console console) {
    super(console, "undo");
  }

  @Override
  Optional<Step> move(Labels labels, String annotator) throws ProjectException {
    return labels.undo(annotator);
  }
}
