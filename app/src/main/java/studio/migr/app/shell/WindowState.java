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
 * @param listShare share of the width up to the right edge of the clip list, 0..1
 * @param labelShare share of the width up to the left edge of the label panel, 0..1
 * @param pictureShare share of the height of the picture above the timeline, 0..1
 */
public record WindowState(
    double x,
    double y,
    double width,
    double height,
    boolean maximized,
    double listShare,
    double labelShare,
    double pictureShare) {

  /** Before the window was ever closed; a place of −1 means the middle of the screen. */
  public static final WindowState DEFAULT =
      new WindowState(-1, -1, 1280, 800, false, 0.21, 0.77, 0.66);

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
