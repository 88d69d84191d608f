package studio.migr.app.command;

import javafx.scene.control.Control;
import javafx.scene.layout.StackPane;

/**
 * Holds a control so that the tooltip of its command shows while the command is withheld, too: the
 * pointer passes through a disabled control.
 */
public final class CommandHint extends StackPane {
  public CommandHint(Command command, Control control) {
    super(control);
    CommandTooltip.on(this, command);
    CommandTooltip.off(control); // one is enough
    visibleProperty().bind(control.visibleProperty());
    managedProperty().bind(control.managedProperty());
  }
}
