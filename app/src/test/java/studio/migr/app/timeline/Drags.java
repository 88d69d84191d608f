package studio.migr.app.timeline;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;

/** Moves of a pressed pointer to where the robot cannot go. */
final class Drags {
  private Drags() {}

  /** A drag with the primary button to a place in {@code node}'s coordinates. */
  static MouseEvent to(Node node, double x, double y) {
    Point2D scene = node.localToScene(x, y);
    Point2D screen = node.localToScreen(x, y);
    return new MouseEvent(
        node,
        node,
        MouseEvent.MOUSE_DRAGGED,
        scene.getX(),
        scene.getY(),
        screen.getX(),
        screen.getY(),
        MouseButton.PRIMARY,
        0,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        false,
        new PickResult(node, scene.getX(), scene.getY()));
  }
}
