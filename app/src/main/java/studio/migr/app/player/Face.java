package studio.migr.app.player;

import java.util.Optional;
import javafx.geometry.Rectangle2D;
import studio.migr.runtime.au.AuTrack.Landmarks;
import studio.migr.runtime.media.VideoFrame;

/**
 * A face where it lies on the picture as it is shown.
 *
 * @param x of each point, in px of the view; NaN where the tool gave none
 * @param y of each point, in px of the view; NaN where the tool gave none
 * @param box around the points, standing off a little
 */
record Face(double[] x, double[] y, Rectangle2D box) {
  /** The box stands off the outermost points by this share of its size. */
  private static final double MARGIN = 0.08;

  /**
   * @param picture where the picture lies in the view
   * @return none if there are no two points apart
   */
  static Optional<Face> of(Landmarks points, int row, VideoFrame frame, Rectangle2D picture) {
    double scaleX = picture.getWidth() / frame.width();
    double scaleY = picture.getHeight() / frame.height();
    int count = points.x()[row].length;
    double[] x = new double[count];
    double[] y = new double[count];
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      x[i] = picture.getMinX() + points.x()[row][i] * scaleX;
      y[i] = picture.getMinY() + points.y()[row][i] * scaleY;
      if (!Double.isNaN(x[i]) && !Double.isNaN(y[i])) {
        left = Math.min(left, x[i]);
        right = Math.max(right, x[i]);
        top = Math.min(top, y[i]);
        bottom = Math.max(bottom, y[i]);
      }
    }
    if (!(right > left) || !(bottom > top)) {
      return Optional.empty();
    }
    double marginX = MARGIN * (right - left);
    double marginY = MARGIN * (bottom - top);
    Rectangle2D box =
        new Rectangle2D(
            left - marginX, top - marginY, right - left + 2 * marginX, bottom - top + 2 * marginY);
    return Optional.of(new Face(x, y, box));
  }
}
