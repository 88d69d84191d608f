package studio.migr.app.tour.check;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;

/** Tells which stations of the focus look the same with and without it. */
final class FocusMark {
  /** Pixels around a control in which its mark may lie. */
  private static final double AROUND = 4;

  /** Pixels that have to change: a caret, or a line along one edge of a small button. */
  private static final int LEAST = 12;

  /** By which contrast they have to change (WCAG 2.2, success criterion 1.4.11). */
  private static final double CONTRAST = 3;

  private final Scene scene;
  private final List<Focused> waiting = new ArrayList<>();
  private final List<Node> unmarked = new ArrayList<>();
  private final List<Node> outOfSight = new ArrayList<>();

  FocusMark(Scene scene) {
    this.scene = scene;
  }

  /** Call while {@code station} has the focus. */
  void arrivedAt(Node station) {
    compareThoseAwayFrom(station);
    Optional<Bounds> part = VisibleNodes.visiblePart(station);
    if (part.isEmpty()) {
      outOfSight.add(station);
    } else {
      Bounds area = around(part.get());
      waiting.add(new Focused(station, area, Picture.of(scene, area)));
    }
  }

  /** Call while nothing of the former stations has the focus. */
  void leftAll() {
    waiting.forEach(this::compare);
    waiting.clear();
  }

  /** Those that show no sign of the focus. */
  List<Node> unmarked() {
    return unmarked;
  }

  /** Those that had the focus while no part of them was in sight. */
  List<Node> outOfSight() {
    return outOfSight;
  }

  private void compareThoseAwayFrom(Node station) {
    Bounds place = around(VisibleNodes.place(station));
    for (Iterator<Focused> each = waiting.iterator(); each.hasNext(); ) {
      Focused former = each.next();
      if (!former.area.intersects(place)) { // else the new mark could be taken for the old one
        compare(former);
        each.remove();
      }
    }
  }

  private void compare(Focused former) {
    if (former.picture.changed(Picture.of(scene, former.area), CONTRAST) < LEAST) {
      unmarked.add(former.node);
    }
  }

  private static Bounds around(Bounds place) {
    return new BoundingBox(
        place.getMinX() - AROUND,
        place.getMinY() - AROUND,
        place.getWidth() + 2 * AROUND,
        place.getHeight() + 2 * AROUND);
  }

  /**
   * A station as it looked with the focus.
   *
   * @param area in the scene
   */
  private record Focused(Node node, Bounds area, Picture picture) {}
}
