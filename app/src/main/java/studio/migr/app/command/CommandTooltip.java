package studio.migr.app.command;

import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/**
 * The words and the key of a command beside the pointer, which screen readers hear as help. A
 * window has more than a hundred, and each is a window of its own to JavaFX: so it is made when the
 * pointer comes for the first time.
 */
public final class CommandTooltip {
  private static final String AWAITED = "studio.command-tooltip";

  private CommandTooltip() {}

  /** Gives {@code node} the tooltip of {@code command}. */
  public static void on(Node node, Command command) {
    node.getProperties().put(AWAITED, command);
    node.accessibleHelpProperty().bind(command.tooltip());
    node.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent entered) {
            node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            if (node.getProperties().remove(AWAITED, command)) {
              show(node, command);
            }
          }
        });
  }

  /** Whether {@code node} has one that the pointer has not asked for yet. */
  public static boolean awaits(Node node) {
    return node.hasProperties() && node.getProperties().containsKey(AWAITED);
  }

  /** Takes it away again before anybody saw it; the help for screen readers stays. */
  static void off(Node node) {
    node.getProperties().remove(AWAITED);
  }

  private static void show(Node node, Command command) {
    Tooltip tooltip = new Tooltip();
    tooltip.textProperty().bind(command.tooltip());
    if (node instanceof Control control) {
      control.setTooltip(tooltip);
    } else {
      Tooltip.install(node, tooltip);
    }
  }
}
