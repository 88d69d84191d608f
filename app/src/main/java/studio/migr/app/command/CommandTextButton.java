package studio.migr.app.command;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;

/** A button with a command's words; its id is the command's, with - for each dot. */
public final class CommandTextButton extends Button {
  public CommandTextButton(Command command) {
    super(command.text());
    setId(command.id().replace('.', '-'));
    CommandTooltip.on(this, command);
    disableProperty().bind(Bindings.not(command.enabled()));
    setOnAction(_ -> command.run());
  }
}
