package studio.migr.app.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** Moves the keyboard from pane to pane. */
final class PaneCycle {
  private PaneCycle() {}

  /** Focuses the first control of the pane {@code steps} after the one that has the focus now. */
  static void move(List<Node> panes, @Nullable Node focus, int steps) {
    int from = Math.max(0, indexOf(panes, focus));
    for (int i = 1; i <= panes.size(); i++) {
      Node pane = panes.get(Math.floorMod(from + steps * i, panes.size()));
      Optional<Node> first = firstFocusable(pane);
      if (first.isPresent()) {
        first.get().requestFocus();
        return;
      }
    }
  }

  private static int indexOf(List<Node> panes, @Nullable Node focus) {
    for (Node node = focus; node != null; node = node.getParent()) {
      int at = panes.indexOf(node);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static Optional<Node> firstFocusable(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> firstFocusable(child).stream())
            .findFirst()
        : Optional.empty();
  }
}
