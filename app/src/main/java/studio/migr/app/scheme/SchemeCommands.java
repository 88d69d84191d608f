package studio.migr.app.scheme;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.project.ProjectModel;

/** Opens the editor of emotions. */
@Singleton
final class SchemeCommands {
  @Inject
  SchemeCommands(Commands commands, ProjectModel projects, SchemeEditor editor) {
    commands.add(
        Command.of(
            "scheme.edit",
            Bindings.createBooleanBinding(
                () -> projects.project().map(open -> open.readOnlyReason().isEmpty()).orElse(false),
                projects.stateProperty()),
            editor::open,
            "Shortcut+Shift+E"));
  }
}
