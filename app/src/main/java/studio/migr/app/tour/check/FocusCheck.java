package studio.migr.app.tour.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;
import studio.migr.app.message.Messages;

/**
 * Whether the keyboard alone is enough: Tab reaches everything that can be used and gets away from
 * it again, and one sees where the focus is. A control with the style class {@code
 * not-in-tab-order} is passed by; its accessible help or tooltip has to tell the other way.
 *
 * <p>Presses Tab until it comes round, gives the focus back in the end, and scrolls back what Tab
 * scrolled. A moving picture could be taken for a mark of the focus: look at a screen that stands
 * still.
 */
public final class FocusCheck implements ScreenCheck {
  /** The style class of a control that Tab passes by on purpose. */
  public static final String NOT_IN_TAB_ORDER = "not-in-tab-order";

  @Override
  public List<String> problems(Scene scene, Tally tally) {
    List<String> problems = new ArrayList<>();
    Interactive.of(scene)
        .filter(node -> !node.isFocusTraversable() && !node.isDisabled())
        .filter(node -> !Interactive.isInCell(node))
        .forEach(node -> outsideTabOrder(node, problems));
    Node before = scene.getFocusOwner();
    Map<ScrollPane, Double> places = places(scene);
    FocusMark mark = new FocusMark(scene);
    List<Node> expected =
        VisibleNodes.of(scene)
            .filter(node -> node.isFocusTraversable() && !node.isDisabled())
            .filter(node -> !Interactive.isInCell(node))
            .toList();
    TabOrder order = TabOrder.of(scene, expected, mark::arrivedAt);
    scene.getRoot().requestFocus();
    mark.leftAll();
    if (before != null) {
      before.requestFocus();
    }
    places.forEach(ScrollPane::setVvalue);
    List<Node> missed =
        expected.stream().filter(node -> !order.reaches(node) && !isReachedByArrows(node)).toList();
    tally.reached(expected.size(), expected.size() - missed.size());
    missed.forEach(node -> add(problems, "tour.not-reached", node));
    order.traps().forEach(node -> add(problems, "tour.tab-trap", node));
    mark.unmarked().forEach(node -> add(problems, "tour.focus-not-marked", node));
    mark.outOfSight().forEach(node -> add(problems, "tour.focus-out-of-sight", node));
    return problems;
  }

  private static Map<ScrollPane, Double> places(Scene scene) {
    return VisibleNodes.of(scene)
        .filter(ScrollPane.class::isInstance)
        .map(ScrollPane.class::cast)
        .collect(Collectors.toMap(Function.identity(), ScrollPane::getVvalue));
  }

  /** Of toggles of which one is on, Tab reaches that one, and the arrows the others. */
  private static boolean isReachedByArrows(Node node) {
    return node instanceof Toggle toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getSelectedToggle() != null
        && !toggle.isSelected();
  }

  private static void outsideTabOrder(Node node, List<String> problems) {
    if (!node.getStyleClass().contains(NOT_IN_TAB_ORDER)) {
      add(problems, "tour.not-in-tab-order", node);
    } else if (!tellsOtherWay(node)) {
      add(problems, "tour.no-other-way", node);
    }
  }

  private static boolean tellsOtherWay(Node node) {
    String help = node.getAccessibleHelp();
    return (help != null && !help.isBlank())
        || (node instanceof Control control
            && control.getTooltip() != null
            && control.getTooltip().getText() != null
            && !control.getTooltip().getText().isBlank());
  }

  private static void add(List<String> problems, String key, Node node) {
    problems.add(Messages.text(key, NodeName.of(node)));
  }
}
