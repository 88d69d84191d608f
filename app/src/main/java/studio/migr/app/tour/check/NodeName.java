package studio.migr.app.tour.check;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** How a node is called in a report: kind, id or style class, text, and where it lies. */
final class NodeName {
  private static final int LONGEST = 48;

  private NodeName() {}

  /** For example {@code Button#play "Play" in #transport}. */
  static String of(Node part) {
    Node node =
        part instanceof Text && part.getParent() instanceof Labeled ? part.getParent() : part;
    StringBuilder name = new StringBuilder(kind(node));
    String text = text(node);
    if (text != null && !text.isBlank()) {
      String line = text.strip().replaceAll("\\s+", " ");
      name.append(" \"")
          .append(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line)
          .append('"');
    }
    String place = place(node);
    return place.isEmpty() ? name.toString() : name.append(" in ").append(place).toString();
  }

  private static String kind(Node node) {
    Class<?> type = node.getClass();
    while (type.isAnonymousClass()) {
      type = type.getSuperclass();
    }
    if (node.getId() != null) {
      return type.getSimpleName() + "#" + node.getId();
    }
    List<String> classes = node.getStyleClass();
    return type.getSimpleName() + (classes.isEmpty() ? "" : "." + classes.getLast());
  }

  private static @Nullable String text(Node node) {
    return switch (node) {
      case Text text -> text.getText();
      case Labeled labeled -> labeled.getText();
      case TextInputControl input -> input.getPromptText();
      default -> node.getAccessibleText();
    };
  }

  private static String place(Node node) {
    for (Parent above = node.getParent(); above != null; above = above.getParent()) {
      if (above.getId() != null) {
        return "#" + above.getId();
      }
    }
    for (Parent above = node.getParent(); above != null; above = above.getParent()) {
      if (!above.getStyleClass().isEmpty()) {
        return "." + above.getStyleClass().getLast();
      }
    }
    return "";
  }
}
