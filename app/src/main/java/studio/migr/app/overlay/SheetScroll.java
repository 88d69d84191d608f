package studio.migr.app.overlay;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The content of a sheet that fills it, and scrolls where the window is too low for it, as a screen
 * at 200 % may be. The content says by its least height from where on.
 */
public final class SheetScroll extends ScrollPane {
  /**
   * @param content with a least height of its own: one that is computed from wrapped texts is that
   *     of unwrapped ones, and no bar would show
   */
  public SheetScroll(Region content) {
    super(content);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    getStyleClass().add("errors-scroll");
    VBox.setVgrow(this, Priority.ALWAYS);
  }
}
