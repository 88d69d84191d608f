package studio.migr.app.engine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;

/** Loading a model, and asking it. */
@Singleton
final class EngineCommands {
  @Inject
  EngineCommands(Commands commands, EngineModel engine, ModelsModel models, AskModel ask) {
    commands.add(Command.of("engine.ask", ask.possible(), ask::ask, "Shortcut+Shift+A"));
    commands.add(Command.of("engine.stop", ask.running(), ask::cancel, "Shortcut+Shift+S"));
    commands.add(Command.of("engine.load", models.loadable(), models::load));
    commands.add(
        Command.of(
            "engine.unload",
            Bindings.createBooleanBinding(
                () -> !(engine.stateProperty().get() instanceof EngineState.Off),
                engine.stateProperty()),
            engine::unload));
    commands.add(
        Command.of(
            "engine.remove",
            Bindings.createBooleanBinding(
                () -> models.selectedProperty().get().isPresent(), models.selectedProperty()),
            models::remove));
  }
}
