package studio.migr.app.explain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.engine.AskModel;

/** Showing where a model looked. */
@Singleton
final class ExplainCommands {
  @Inject
  ExplainCommands(Commands commands, LooksModel model, AskModel ask) {
    commands.add(
        Command.of(
            "explain.toggle",
            Bindings.createBooleanBinding(
                () -> ask.running().get() || ask.trailProperty().get().isPresent(),
                ask.running(),
                ask.trailProperty()),
            () -> model.openProperty().set(!model.openProperty().get()),
            "Shortcut+Shift+H"));
  }
}
