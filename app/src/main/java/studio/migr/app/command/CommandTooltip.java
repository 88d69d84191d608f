package studio.migr.app.command;

import javafx.scene.control.Tooltip;

/** What a command does and by which key, as it is now. */
public final class CommandTooltip extends Tooltip {
  public CommandTooltip(Command command) {
    textProperty().bind(command.tooltip());
  }
}
