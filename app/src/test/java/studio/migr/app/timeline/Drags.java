package studio.migr.app.timeline;

import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/**
 * What the off-screen robot cannot do: leave the window, and hold a key while the pointer moves.
 */
final class Drags {
  private Drags() {}

  /** Sends a press, move or release of the primary button; call on the JavaFX thread. */
  static void send(Node node, EventType<MouseEvent> type, double x, double y, boolean shift) {
    Point2D scene = node.localToScene(x, y);
    Point2D screen = node.localToScreen(x, y);
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    node.fireEvent(
        new MouseEvent(
            node,
            node,
            type,
            scene.getX(),
            scene.getY(),
            screen.getX(),
            screen.getY(),
            MouseButton.PRIMARY,
            1,
            shift,
            false,
            false,
            false,
            down,
            false,
            false,
            false,
            false,
            false,
            new PickResult(node, scene.getX(), scene.getY())));
  }

  /** Drags with Shift from one place to another; without a way between, it is a click. */
  static void withShift(Node node, double from, double to, double y) {
    send(node, MouseEvent.MOUSE_PRESSED, from, y, true);
    if (from != to) {
      send(node, MouseEvent.MOUSE_DRAGGED, (from + to) / 2, y, true);
      send(node, MouseEvent.MOUSE_DRAGGED, to, y, true);
    }
    send(node, MouseEvent.MOUSE_RELEASED, to, y, true);
  }
}
