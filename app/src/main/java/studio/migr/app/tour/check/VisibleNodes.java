package studio.migr.app.tour.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;

/** What of a scene a person can see. */
final class VisibleNodes {
  private VisibleNodes() {}

  /**
   * All nodes that are shown, from back to front; some may lie under others or be scrolled away.
   */
  static Stream<Node> of(Scene scene) {
    return of(scene, node -> true);
  }

  /**
   * Like {@link #of(Scene)}, but the children of a node are left out unless {@code inside} says.
   */
  static Stream<Node> of(Scene scene, Predicate<Node> inside) {
    List<Node> nodes = new ArrayList<>();
    collect(scene.getRoot(), inside, nodes);
    return nodes.stream();
  }

  private static void collect(Node node, Predicate<Node> inside, List<Node> nodes) {
    if (!node.isVisible() || node.getOpacity() <= 0) {
      return;
    }
    nodes.add(node);
    if (node instanceof Parent parent && inside.test(node)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, inside, nodes));
    }
  }

  /** All texts with something to read in them of which at least a part is in sight. */
  static List<Text> texts(Scene scene) {
    return of(scene)
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .filter(text -> !text.getText().isBlank() && visiblePart(text).isPresent())
        .toList();
  }

  /** Where a node lies in its scene, its own clip and effect set aside. */
  static Bounds place(Node node) {
    return node.localToScene(node.getLayoutBounds());
  }

  /** The part of {@link #place} that neither a clip nor the window's edge hides; empty if none. */
  static Optional<Bounds> visiblePart(Node node) {
    Scene scene = node.getScene();
    Bounds part =
        intersection(place(node), new BoundingBox(0, 0, scene.getWidth(), scene.getHeight()));
    for (Node above = node; above != null; above = above.getParent()) {
      if (above.getClip() != null) {
        part = intersection(part, clipOf(above));
      }
    }
    return part.isEmpty() || part.getWidth() == 0 || part.getHeight() == 0
        ? Optional.empty()
        : Optional.of(part);
  }

  /** The area to which {@code node}, which has a clip, confines what lies in it; in the scene. */
  static Bounds clipOf(Node node) {
    return node.localToScene(node.getClip().getBoundsInParent());
  }

  /** Whether {@code clipped} is the window of something that scrolls. */
  static boolean scrolls(Node clipped) {
    return clipped.getParent() instanceof ScrollPane
        || clipped.getParent() instanceof VirtualFlow<?>;
  }

  /** Whether {@code node} lies in something that scrolls. */
  static boolean isScrolled(Node node) {
    return above(node).anyMatch(above -> above.getClip() != null && scrolls(above));
  }

  /** {@code node} and what it lies in, outwards. */
  static Stream<Node> above(Node node) {
    return Stream.iterate(node, step -> step != null, Node::getParent);
  }

  /** Whether {@code node} is {@code container} or lies in it. */
  static boolean isIn(Node node, Node container) {
    return above(node).anyMatch(step -> step == container);
  }

  static boolean hasStyleAbove(Node node, String styleClass) {
    return above(node).anyMatch(step -> step.getStyleClass().contains(styleClass));
  }

  /** Common part of two areas; its width or height is 0 if there is none. */
  static Bounds intersection(Bounds one, Bounds other) {
    double left = Math.max(one.getMinX(), other.getMinX());
    double top = Math.max(one.getMinY(), other.getMinY());
    double width = Math.min(one.getMaxX(), other.getMaxX()) - left;
    double height = Math.min(one.getMaxY(), other.getMaxY()) - top;
    return new BoundingBox(left, top, Math.max(0, width), Math.max(0, height));
  }
}
