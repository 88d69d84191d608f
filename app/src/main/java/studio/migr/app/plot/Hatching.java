package studio.migr.app.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RectangularShape;
import org.jfree.chart.renderer.category.BarPainter;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.ui.RectangleEdge;

/**
 * Fills bars with a pattern of their own, so that colour is never alone: full, slanting either way,
 * level, upright, a rim alone. Made of shapes, since not every drawing surface knows textures.
 */
final class Hatching implements BarPainter {
  private static final double SPACING = 8;
  private static final double LINE = 2.5;
  private static final int PATTERNS = 6;
  private static final int FAINT = 60;

  /** What of {@code box} is filled in full colour for the series with this number. */
  static Shape of(int series, Rectangle2D box, double spacing, double line) {
    int pattern = series % PATTERNS;
    if (pattern == 0 || box.isEmpty()) {
      return box;
    }
    if (pattern == PATTERNS - 1) {
      Area rim = new Area(box);
      double width = box.getWidth() - 2 * line;
      double height = box.getHeight() - 2 * line;
      rim.subtract(
          new Area(new Rectangle2D.Double(box.getX() + line, box.getY() + line, width, height)));
      return rim;
    }
    Path2D stripes = new Path2D.Double();
    double reach = box.getWidth() + box.getHeight();
    for (double at = 0; at < reach; at += spacing) {
      switch (pattern) {
        case 1 -> stripe(stripes, box, at, line, 1);
        case 2 -> stripe(stripes, box, at - box.getHeight(), line, -1);
        case 3 ->
            stripes.append(
                new Rectangle2D.Double(box.getX(), box.getY() + at, box.getWidth(), line), false);
        default ->
            stripes.append(
                new Rectangle2D.Double(box.getX() + at, box.getY(), line, box.getHeight()), false);
      }
    }
    Area area = new Area(stripes);
    area.intersect(new Area(box));
    return area;
  }

  /** One slanting band that meets the upper edge at {@code at}. */
  private static void stripe(Path2D path, Rectangle2D box, double at, double line, int lean) {
    double x = box.getX() + at;
    double width = line * Math.sqrt(2);
    double foot = x - lean * box.getHeight();
    path.moveTo(x, box.getY());
    path.lineTo(x + width, box.getY());
    path.lineTo(foot + width, box.getMaxY());
    path.lineTo(foot, box.getMaxY());
    path.closePath();
  }

  @Override
  public void paintBar(
      Graphics2D g,
      BarRenderer renderer,
      int row,
      int column,
      RectangularShape bar,
      RectangleEdge base) {
    Color color = (Color) renderer.getItemPaint(row, column);
    Rectangle2D box = bar.getFrame();
    if (box.isEmpty()) {
      return;
    }
    g.setPaint(new Color(color.getRed(), color.getGreen(), color.getBlue(), FAINT));
    g.fill(box);
    g.setPaint(color);
    g.fill(of(row, box, SPACING, LINE));
    g.draw(box);
  }

  @Override
  public void paintBarShadow(
      Graphics2D g,
      BarRenderer renderer,
      int row,
      int column,
      RectangularShape bar,
      RectangleEdge base,
      boolean pegShadow) {
    // Bars lie on the paper.
  }
}
