package studio.migr.app.heatmap;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.util.List;
import studio.migr.app.plot.PlotLook;

/**
 * A map on paper: its title, its bands of columns, its rows with their names as far as there is
 * room, and what the colours stand for.
 */
final class HeatmapPicture {
  private static final int WIDE = 1200;
  private static final int HIGH = 2000;
  private static final int TALLEST_ROW = 14;
  private static final int LINE = 16;
  private static final int EDGE = 12;
  private static final int WIDEST_NAME = 160;
  private static final int KEY = 160;
  private static final Color INK = new Color(0x1f2427);

  private final Pyramid.Level cells;
  private final List<String> rows;
  private final List<HeatmapExport.Band> bands;
  private final int rowHeight;
  private final int columnWidth;

  private HeatmapPicture(Cells cells, List<String> rows, List<HeatmapExport.Band> bands) {
    this.cells = Pyramid.of(cells).level(0);
    this.rows = rows;
    this.bands = bands;
    rowHeight = Math.clamp(HIGH / Math.max(1, cells.rows()), 1, TALLEST_ROW);
    columnWidth = Math.max(1, WIDE / Math.max(1, cells.columns()));
  }

  static BufferedImage of(
      Cells cells, List<String> rows, List<HeatmapExport.Band> bands, String title) {
    return new HeatmapPicture(cells, rows, bands).draw(title);
  }

  private BufferedImage draw(String title) {
    int left = EDGE + WIDEST_NAME;
    int top = EDGE + 2 * LINE + 6;
    int wide = cells.columns() * columnWidth;
    int high = cells.rows() * rowHeight;
    BufferedImage image =
        new BufferedImage(
            left + Math.max(wide, 2 * KEY) + EDGE,
            top + high + 2 * LINE + EDGE,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    try {
      g.setColor(Color.WHITE);
      g.fillRect(0, 0, image.getWidth(), image.getHeight());
      g.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      g.setColor(INK);
      g.setFont(PlotLook.TITLE);
      g.drawString(title, EDGE, EDGE + LINE - 4);
      g.setFont(PlotLook.WORDS);
      bands.forEach(band -> head(g, band, left, top));
      names(g, left, top);
      for (int y = 0; y < high; y++) {
        for (int x = 0; x < wide; x++) {
          image.setRGB(left + x, top + y, Viridis.argb(cells.step(y / rowHeight, x / columnWidth)));
        }
      }
      key(g, image, left, top + high + LINE / 2);
    } finally {
      g.dispose();
    }
    return image;
  }

  private void head(Graphics2D g, HeatmapExport.Band band, int left, int top) {
    int from = left + band.from() * columnWidth;
    int to = left + band.to() * columnWidth;
    g.setStroke(new BasicStroke(2));
    g.drawLine(from + 1, top - 3, Math.max(from + 1, to - 2), top - 3);
    Shape before = g.getClip();
    g.clipRect(from, 0, to - from, top);
    if (g.getFontMetrics().stringWidth(band.name()) <= to - from) {
      g.drawString(band.name(), from + 1, top - 8);
    }
    g.setClip(before);
  }

  private void names(Graphics2D g, int left, int top) {
    FontMetrics size = g.getFontMetrics();
    int step = Math.max(1, (int) Math.ceil(12.0 / rowHeight));
    for (int row = 0; row < Math.min(rows.size(), cells.rows()); row += step) {
      String name = rows.get(row).strip();
      while (size.stringWidth(name) > WIDEST_NAME - 8) {
        name = name.substring(0, name.length() - 1);
      }
      g.drawString(
          name, left - 6 - size.stringWidth(name), top + row * rowHeight + (rowHeight + 9) / 2);
    }
  }

  /** From nothing to the brightest; what that is stands with each band. */
  private void key(Graphics2D g, BufferedImage image, int left, int top) {
    for (int x = 0; x < KEY; x++) {
      for (int y = 0; y < LINE - 4; y++) {
        image.setRGB(left + x, top + y, Viridis.argb(255 * x / (KEY - 1)));
      }
    }
    StringBuilder words = new StringBuilder();
    bands.forEach(band -> words.append("   ").append(band.name()).append(": ").append(band.most()));
    g.drawString("0", left - 12, top + LINE - 6);
    g.drawString(words.toString(), left + KEY, top + LINE - 6);
  }
}
