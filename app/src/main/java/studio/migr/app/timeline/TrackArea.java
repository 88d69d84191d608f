package studio.migr.app.timeline;

/**
 * Where and with what a track is drawn, in px of the view.
 *
 * @param window the times at the left and right edge
 * @param width of the axis
 * @param top of the lane
 * @param height of the lane
 */
public record TrackArea(
    Brush brush,
    TimelinePalette colors,
    TimeWindow window,
    double width,
    double top,
    double height) {

  public double bottom() {
    return top + height;
  }

  /** Where {@code ms} lies; may be outside the axis. */
  public double xOf(double ms) {
    return window.xOf(ms, width);
  }

  public double msAt(double x) {
    return window.msAt(x, width);
  }

  /** Length in ms of {@code pixels}. */
  public double msOf(double pixels) {
    return pixels / width * window.lengthMs();
  }

  /** Columns of pixels of the screen. */
  public int columns() {
    return (int) Math.ceil(width * brush.scale());
  }
}
