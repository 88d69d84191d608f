package studio.migr.app.tour.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Labeled;
import javafx.scene.image.ImageView;
import studio.migr.app.message.Messages;

/**
 * Whether everything that should show has room: nothing is squeezed to nothing, no control leaves
 * the window, no canvas is larger than the window (its texture would grow with its content).
 */
public final class SizeCheck implements ScreenCheck {
  private static final double TOLERANCE = 1;

  @Override
  public List<String> problems(Scene scene, Tally tally) {
    List<Node> interactive = Interactive.of(scene).toList();
    List<String> problems = new ArrayList<>();
    VisibleNodes.of(scene)
        .filter(Node::isManaged)
        .filter(node -> interactive.contains(node) || shouldShow(node))
        .forEach(node -> problem(node, scene, interactive.contains(node)).ifPresent(problems::add));
    return problems;
  }

  private static Optional<String> problem(Node node, Scene scene, boolean control) {
    Bounds size = node.getLayoutBounds();
    if (size.getWidth() < TOLERANCE || size.getHeight() < TOLERANCE) {
      return Optional.of(Messages.text("tour.no-room", NodeName.of(node)));
    }
    if (node instanceof Canvas
        && (size.getWidth() > scene.getWidth() + TOLERANCE
            || size.getHeight() > scene.getHeight() + TOLERANCE)) {
      return Optional.of(Messages.text("tour.canvas-too-large", NodeName.of(node)));
    }
    return control && !VisibleNodes.isScrolled(node) && leaves(node, scene)
        ? Optional.of(Messages.text("tour.leaves-window", NodeName.of(node)))
        : Optional.empty();
  }

  private static boolean leaves(Node node, Scene scene) {
    Bounds place = VisibleNodes.place(node);
    return place.getMinX() < -TOLERANCE
        || place.getMinY() < -TOLERANCE
        || place.getMaxX() > scene.getWidth() + TOLERANCE
        || place.getMaxY() > scene.getHeight() + TOLERANCE;
  }

  private static boolean shouldShow(Node node) {
    return switch (node) {
      case Canvas _ -> true;
      case ImageView view -> view.getImage() != null;
      case Labeled labeled -> labeled.getText() != null && !labeled.getText().isBlank();
      default -> false;
    };
  }
}
