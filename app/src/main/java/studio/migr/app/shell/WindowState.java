package studio.migr.app.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * How the window stood when it was last closed.
 *
 * @param x left edge in screen coordinates
 * @param y top edge in screen coordinates
 * @param width in pixels
 * @param height in pixels
 * @param maximized whether it filled the screen
 * @param panes how large its panes were
 */
public record WindowState(
    double x, double y, double width, double height, boolean maximized, PaneSizes panes) {

  /** Before the window was ever closed; a place of −1 means the middle of the screen. */
  public static final WindowState DEFAULT =
      new WindowState(-1, -1, 1280, 800, false, PaneSizes.DEFAULT);

  /** Places {@code stage} so; a place on a screen that is no longer there is left to the system. */
  void applyTo(Stage stage) {
    stage.setWidth(width);
    stage.setHeight(height);
    if (x >= 0 && !Screen.getScreensForRectangle(new Rectangle2D(x, y, width, height)).isEmpty()) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(maximized);
  }
}
