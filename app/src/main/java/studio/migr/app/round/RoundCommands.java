package studio.migr.app.round;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.project.ProjectModel;

/** Starting rounds, and opening again what was done. */
@Singleton
final class RoundCommands {
  @Inject
  RoundCommands(
      Commands commands,
      ProjectModel projects,
      RoundModel model,
      RoundStarter starter,
      RoundSheets sheets,
      RevealSheet reveal) {
    commands.add(
        Command.of(
            "round.start",
            Bindings.createBooleanBinding(
                () -> projects.project().map(open -> open.readOnlyReason().isEmpty()).orElse(false),
                projects.stateProperty()),
            starter::open,
            "Shortcut+Shift+R"));
    commands.add(
        Command.of(
            "round.reopen",
            Bindings.createBooleanBinding(
                () -> model.openProperty().get() && model.canReopen(),
                model.openProperty(),
                model.selectedProperty(),
                model.roundProperty()),
            sheets::askReason,
            "Shortcut+Shift+O"));
    commands.add(
        Command.of(
            "round.reveal",
            Bindings.createBooleanBinding(
                () -> model.openProperty().get() && model.canReveal(),
                model.openProperty(),
                model.queue(),
                model.roundProperty()),
            reveal::open,
            "Shortcut+Shift+V"));
    commands.add(
        Command.of(
            "round.end",
            Bindings.createBooleanBinding(
                () ->
                    model.openProperty().get()
                        && model.roundProperty().get().map(round -> !round.closed()).orElse(false),
                model.openProperty(),
                model.roundProperty()),
            sheets::askEnd));
  }
}
