package studio.migr.app.player;

import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import studio.migr.runtime.attention.FramePlace;

/**
 * Draws on the picture where somebody looked: a glow that lets the face be seen, and lines around
 * the patches that hold half of it, and four fifths.
 */
final class PatchPainter {
  private static final double[] MASSES = {0.8, 0.5};
  private static final double BRIGHTEST = 0.42;

  /** What is less opaque cannot be seen. */
  private static final double FAINTEST = 1.0 / 255;

  private static final FramePlace WHOLE = new FramePlace(0.5, 0.5, 1, 1, 0);

  private final GraphicsContext g;
  private final Rectangle2D frame;
  private final FramePlace place;
  private final double[][] patches;

  /** Where the patches lie while the canvas is turned with them. */
  private final Rectangle2D picture;

  PatchPainter(GraphicsContext g, Rectangle2D frame, LitPatches.Lit lit) {
    this.g = g;
    this.frame = frame;
    this.place = lit.place().orElse(WHOLE);
    this.patches = lit.shares();
    double width = place.width() * frame.getWidth();
    double height = place.height() * frame.getHeight();
    this.picture = new Rectangle2D(-width / 2, -height / 2, width, height);
  }

  void paint(Color glow, Color rim) {
    g.save();
    g.translate(
        frame.getMinX() + place.x() * frame.getWidth(),
        frame.getMinY() + place.y() * frame.getHeight());
    g.rotate(Math.toDegrees(place.tilt()));
    paintPatches(glow, rim);
    g.restore();
  }

  private void paintPatches(Color glow, Color rim) {
    double[] sorted = Arrays.stream(patches).flatMapToDouble(Arrays::stream).sorted().toArray();
    double all = Arrays.stream(sorted).sum();
    if (all <= 0) {
      return;
    }
    double most = sorted[sorted.length - 1];
    for (int row = 0; row < patches.length; row++) {
      for (int column = 0; column < patches[row].length; column++) {
        double bright = BRIGHTEST * patches[row][column] / most;
        if (bright >= FAINTEST) {
          g.setFill(glow.deriveColor(0, 1, 1, bright));
          g.fillRect(x(column), y(row), x(column + 1) - x(column), y(row + 1) - y(row));
        }
      }
    }
    for (int k = 0; k < MASSES.length; k++) {
      double least = threshold(sorted, MASSES[k] * all);
      boolean inner = k == MASSES.length - 1;
      contour(least, rim, inner ? 4 : 3);
      contour(least, glow, inner ? 2 : 1);
    }
  }

  /** The least share among the largest ones that together make so much. */
  private static double threshold(double[] sorted, double mass) {
    double sum = 0;
    for (int k = sorted.length - 1; k >= 0; k--) {
      sum += sorted[k];
      if (sum >= mass) {
        return sorted[k];
      }
    }
    return 0;
  }

  private void contour(double least, Color color, double width) {
    g.setStroke(color);
    g.setLineWidth(width);
    g.beginPath(); // one stroke: each would cost as much as all
    for (int row = 0; row <= patches.length; row++) {
      for (int column = 0; column <= patches.length; column++) {
        boolean here = within(row, column, least);
        if (here != within(row - 1, column, least)) {
          line(column, row, column + 1, row);
        }
        if (here != within(row, column - 1, least)) {
          line(column, row, column, row + 1);
        }
      }
    }
    g.stroke();
  }

  private void line(int fromColumn, int fromRow, int toColumn, int toRow) {
    g.moveTo(x(fromColumn), y(fromRow));
    g.lineTo(x(toColumn), y(toRow));
  }

  private boolean within(int row, int column, double least) {
    return row >= 0
        && row < patches.length
        && column >= 0
        && column < patches[row].length
        && patches[row][column] >= least;
  }

  private double x(int column) {
    return picture.getMinX() + picture.getWidth() * column / patches.length;
  }

  private double y(int row) {
    return picture.getMinY() + picture.getHeight() * row / patches.length;
  }
}
