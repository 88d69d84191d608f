package studio.migr.app.overlay;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;

/** A sheet or a dialog: a title with a button to close it, below it the content. */
public final class OverlayCard extends VBox {
  private final Button close = new Button(null, new FontIcon(Feather.X));
  private Node first = close;

  /**
   * @param title in words
   * @param width at most, in px; narrower where the window is
   * @param height at most, in px; the content should scroll in less
   */
  public OverlayCard(String title, double width, double height, Node... content) {
    Label heading = new Label(title);
    heading.getStyleClass().add("page-title");
    close.getStyleClass().add("tool-button");
    close.setAccessibleText(Messages.text("overlay.close"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(heading, gap, close);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMinHeight(Region.USE_PREF_SIZE);
    getStyleClass().add("overlay-card");
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(title);
    setMaxSize(width, height);
    getChildren().add(head);
    getChildren().addAll(content);
  }

  /** {@code node} has the keyboard first, instead of the button that closes the card. */
  public OverlayCard startingAt(Node node) {
    first = node;
    return this;
  }

  /** {@code action} runs each time that the card has left the window, however it was closed. */
  public void whenGone(Runnable action) {
    sceneProperty()
        .subscribe(
            (before, now) -> {
              if (before != null && now == null) {
                action.run();
              }
            });
  }

  void onClose(Runnable action) {
    close.setOnAction(_ -> action.run());
  }

  void takeKeyboard() {
    first.requestFocus(); // so that Escape is heard here
  }
}
