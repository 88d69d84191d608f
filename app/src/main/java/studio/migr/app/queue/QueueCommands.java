package studio.migr.app.queue;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.BooleanBinding;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;

/** Going along the clips that are worth a look. */
@Singleton
final class QueueCommands {
  @Inject
  QueueCommands(Commands commands, QueueModel model) {
    BooleanBinding some = model.leftProperty().greaterThan(0);
    commands.add(Command.of("queue.begin", some, model::begin, "Shortcut+Shift+Q"));
    commands.add(Command.of("queue.next", some, model::next, "Shortcut+Page_Down"));
  }
}
