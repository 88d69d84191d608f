package studio.migr.app.suggest;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.property.SimpleBooleanProperty;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;

/** Taking over what a model proposes, and keeping it out of sight until one has judged oneself. */
@Singleton
final class SuggestCommands {
  @Inject
  SuggestCommands(Commands commands, SuggestModel model, ModelSight sight) {
    commands.add(Command.of("suggest.accept", model.acceptable(), model::accept, "Enter"));
    commands.add(
        Command.of(
            "suggest.accept-and-go-on", model.acceptable(), model::acceptAndGoOn, "Shift+Enter"));
    commands.add(
        Command.of(
            "suggest.label-first",
            new SimpleBooleanProperty(true),
            () -> sight.labelFirstProperty().set(!sight.labelFirstProperty().get()),
            "Shortcut+Shift+B"));
  }
}
