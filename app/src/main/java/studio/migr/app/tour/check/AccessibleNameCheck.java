package studio.migr.app.tour.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import studio.migr.app.message.Messages;

/**
 * Whether a screen reader has a name for everything that can be used: a text with a letter or digit
 * in it, an accessible text, or a label that says it is for it. A sign such as × is no name,
 * neither is a prompt, which goes away.
 */
public final class AccessibleNameCheck implements ScreenCheck {
  @Override
  public List<String> problems(Scene scene, Tally tally) {
    Set<Node> named =
        VisibleNodes.of(scene)
            .filter(Label.class::isInstance)
            .map(node -> ((Label) node).getLabelFor())
            .collect(Collectors.toSet());
    List<Node> controls = Interactive.of(scene).toList();
    List<String> problems =
        controls.stream()
            .filter(node -> !named.contains(node) && !hasName(node))
            .map(node -> Messages.text("tour.no-accessible-name", NodeName.of(node)))
            .toList();
    tally.named(controls.size(), controls.size() - problems.size());
    return problems;
  }

  private static boolean hasName(Node node) {
    return isName(node.getAccessibleText())
        || (node instanceof Labeled labeled && isName(labeled.getText()));
  }

  private static boolean isName(String text) {
    return text != null && text.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
