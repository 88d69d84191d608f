package studio.migr.app.tour.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * A walk through a scene by pressing Tab until it comes round.
 *
 * @param stations what had the focus, in order
 * @param traps what kept the focus although Tab was pressed; the walk went on behind it
 */
record TabOrder(Set<Node> stations, List<Node> traps) {
  /** More stations than any screen has, in case the walk never comes round. */
  private static final int LONGEST = 1000;

  /**
   * Walks.
   *
   * @param expected what can take the focus, in the order of the scene
   * @param arrived hears of each station while it has the focus
   */
  static TabOrder of(Scene scene, List<Node> expected, Consumer<Node> arrived) {
    TabOrder order = new TabOrder(new LinkedHashSet<>(), new ArrayList<>());
    if (scene.getFocusOwner() == null) {
      scene.getRoot().requestFocus();
    }
    for (int i = 0; i < LONGEST; i++) {
      Node from = scene.getFocusOwner();
      pressTab(scene, from);
      Node at = scene.getFocusOwner();
      if (at == from && at != null && expected.size() > 1) {
        order.traps.add(at);
      }
      if (at != null && order.stations.add(at)) {
        arrived.accept(at);
      } else {
        // Round; but behind a trap there may be more.
        Optional<Node> next =
            order.traps.isEmpty() ? Optional.empty() : order.firstUnreached(expected);
        if (next.isEmpty()) {
          return order;
        }
        next.get().requestFocus();
        order.stations.add(next.get());
        arrived.accept(next.get());
      }
    }
    return order;
  }

  /** Whether {@code node} or a part of it had the focus. */
  boolean reaches(Node node) {
    return stations.stream().anyMatch(station -> VisibleNodes.isIn(station, node));
  }

  private Optional<Node> firstUnreached(List<Node> expected) {
    return expected.stream().filter(node -> !reaches(node)).findFirst();
  }

  private static void pressTab(Scene scene, @Nullable Node from) {
    EventTarget target = from == null ? scene : from;
    boolean types = from instanceof TextArea; // Tab is a character there, Ctrl+Tab gets away
    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      Event.fireEvent(
          target,
          new KeyEvent(type, KeyEvent.CHAR_UNDEFINED, "", KeyCode.TAB, false, types, false, false));
    }
  }
}
