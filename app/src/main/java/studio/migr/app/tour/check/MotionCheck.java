package studio.migr.app.tour.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import studio.migr.app.message.Messages;

/**
 * Whether something on a screen moves by itself: it looks another way each time that one looks.
 * What changes now and then, such as a caret or a figure that comes in, does not.
 */
public final class MotionCheck {
  /** Looks after which something that moves is told from what changed once or twice. */
  public static final int LOOKS = 5;

  private final Scene scene;
  private final List<Picture> seen = new ArrayList<>();

  /**
   * @param scene that is shown
   */
  public MotionCheck(Scene scene) {
    this.scene = scene;
  }

  /** Looks once more; some frames should have gone by. Call on the JavaFX thread. */
  public void look() {
    seen.add(Picture.of(scene, new BoundingBox(0, 0, scene.getWidth(), scene.getHeight())));
  }

  /** A sentence with the node that moves; empty if all keeps still. Call on the JavaFX thread. */
  public Optional<String> problem() {
    if (seen.size() < LOOKS) {
      throw new IllegalStateException("looked only " + seen.size() + " times");
    }
    Optional<Bounds> moved = Optional.empty();
    for (int i = 1; i < seen.size(); i++) {
      Optional<Bounds> since = seen.get(i).area(seen.get(i - 1));
      if (since.isEmpty()) {
        return Optional.empty();
      }
      moved = Optional.of(moved.map(area -> union(area, since.get())).orElseGet(since::get));
    }
    return moved.map(area -> Messages.text("tour.moves", NodeName.of(smallestAround(area))));
  }

  private Node smallestAround(Bounds area) {
    return VisibleNodes.of(scene)
        .filter(node -> VisibleNodes.place(node).contains(area))
        .min(Comparator.comparingDouble(MotionCheck::size))
        .orElse(scene.getRoot());
  }

  private static double size(Node node) {
    Bounds place = VisibleNodes.place(node);
    return place.getWidth() * place.getHeight();
  }

  private static Bounds union(Bounds one, Bounds other) {
    double left = Math.min(one.getMinX(), other.getMinX());
    double top = Math.min(one.getMinY(), other.getMinY());
    return new BoundingBox(
        left,
        top,
        Math.max(one.getMaxX(), other.getMaxX()) - left,
        Math.max(one.getMaxY(), other.getMaxY()) - top);
  }
}
