package studio.migr.app.engine;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;

/** Loading a model, and asking it. */
@Singleton
final class EngineCommands {
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  @Inject
  EngineCommands(
      Commands commands,
      EngineModel engine,
      ModelsModel models,
      OwnModel own,
      ServerModel server,
      ServerSheet sheet,
      AskModel ask) {
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
            "engine.use-own",
            Bindings.createBooleanBinding(
                () -> !(engine.stateProperty().get() instanceof EngineState.Starting),
                engine.stateProperty()),
            own::use));
    commands.add(Command.of("engine.use-server", ALWAYS, sheet::open));
    commands.add(Command.of("engine.server-load", server.loadable(), server::load));
    BooleanBinding named =
        Bindings.createBooleanBinding(
            () -> !(server.stateProperty().get() instanceof ServerState.None),
            server.stateProperty());
    commands.add(Command.of("engine.server-call", named, server::call));
    commands.add(Command.of("engine.forget", named, server::forget));
    commands.add(
        Command.of(
            "engine.remove",
            Bindings.createBooleanBinding(
                () -> models.selectedProperty().get().isPresent(), models.selectedProperty()),
            models::remove));
  }
}
