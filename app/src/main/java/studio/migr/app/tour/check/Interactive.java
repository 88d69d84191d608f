package studio.migr.app.tour.check;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Cell;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.TreeView;

/** Nodes with which a person does something, without the parts of which they are made. */
final class Interactive {
  /** Frames of menus and the like: their skins listen to them. */
  private static final List<String> POPUP_FRAMES = List.of("context-menu", "popover");

  private Interactive() {}

  /** All that are shown. Of those with handlers only the ones set as a property are known. */
  static Stream<Node> of(Scene scene) {
    return VisibleNodes.of(scene, node -> !hasOnlyPartsInside(node)).filter(Interactive::is);
  }

  /** Whether a cell's own list or table, not Tab, leads to {@code node}. */
  static boolean isInCell(Node node) {
    return VisibleNodes.above(node).anyMatch(Cell.class::isInstance);
  }

  private static boolean is(Node node) {
    return switch (node) {
      case ButtonBase _ -> true;
      case TextInputControl _ -> true;
      case ListView<?> list -> !isPartOfComboBox(list);
      case TableView<?> _ -> true;
      case TreeView<?> _ -> true;
      case TreeTableView<?> _ -> true;
      case ComboBoxBase<?> _ -> true;
      case ChoiceBox<?> _ -> true;
      case Spinner<?> _ -> true;
      case Slider _ -> true;
      case TabPane _ -> true;
      default ->
          !(node instanceof Cell<?>)
              && !VisibleNodes.hasStyleAbove(node, "table-view") // headings belong to the table
              && !(node.getParent() instanceof Control) // a part that its skin listens to
              && Collections.disjoint(node.getStyleClass(), POPUP_FRAMES)
              && (node.getOnMouseClicked() != null
                  || node.getOnMousePressed() != null
                  || node.getOnKeyPressed() != null);
    };
  }

  /** The list that a combo box opens speaks with the box's name. */
  private static boolean isPartOfComboBox(Node list) {
    return VisibleNodes.hasStyleAbove(list, "combo-box-popup");
  }

  private static boolean hasOnlyPartsInside(Node node) {
    return switch (node) {
      case ButtonBase _ -> true;
      case TextInputControl _ -> true;
      case ComboBoxBase<?> _ -> true;
      case ChoiceBox<?> _ -> true;
      case Spinner<?> _ -> true;
      case Slider _ -> true;
      case ScrollBar _ -> true;
      default -> false;
    };
  }
}
