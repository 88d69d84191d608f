package studio.migr.app.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/**
 * Draws sharp lines and small words: everything upright lies on whole pixels of the screen.
 *
 * @param g where to draw
 * @param scale pixels of the screen in one of the scene
 */
public record Brush(GraphicsContext g, double scale) {
  private static final Font WORDS = Font.font("JetBrains Mono", 11);

  /** Room that one character of {@link #word} takes. */
  public static final double CHARACTER = 6.7;

  /** Width of the thinnest line. */
  public double hair() {
    return 1 / scale;
  }

  /** The nearest edge between two pixels of the screen. */
  public double snap(double value) {
    return Math.round(value * scale) / scale;
  }

  public void fill(Color color, double x, double y, double width, double height) {
    g.setFill(color);
    g.fillRect(snap(x), snap(y), snap(x + width) - snap(x), snap(y + height) - snap(y));
  }

  /** An upright line, as thin as the screen allows but not thinner than sight. */
  public void upright(Color color, double x, double top, double bottom) {
    g.setFill(color);
    double width = Math.max(hair(), snap(1));
    g.fillRect(snap(x), snap(top), width, snap(bottom) - snap(top));
  }

  public void word(Color color, String text, double x, double baseline) {
    g.setFill(color);
    g.setFont(WORDS);
    g.fillText(text, snap(x), snap(baseline));
  }

  public static double widthOf(String text) {
    return text.codePoints().mapToDouble(Brush::widthOf).sum();
  }

  /** Chinese, Japanese and Korean characters take the room of about two others. */
  private static double widthOf(int character) {
    return Character.isIdeographic(character) || (character >= 0x3000 && character <= 0xFFEF)
        ? 1.8 * CHARACTER
        : CHARACTER;
  }

  /** As much of {@code text} as fits into {@code room} px, with an ellipsis where it is cut. */
  public static String fitted(String text, double room) {
    if (text.length() * 1.8 * CHARACTER <= room || widthOf(text) <= room) {
      return text;
    }
    double used = CHARACTER; // the ellipsis
    int end = 0;
    while (used + widthOf(text.codePointAt(end)) <= room) {
      used += widthOf(text.codePointAt(end));
      end += Character.charCount(text.codePointAt(end));
    }
    return end == 0 ? "" : text.substring(0, end) + "\u2026";
  }

  /**
   * A shape filled with one colour.
   *
   * @param path as in SVG, within a box of 12 by 12
   * @param size of the box here, in px
   */
  public void shape(Color color, String path, double left, double top, double size) {
    g.save();
    g.translate(snap(left), snap(top));
    g.scale(size / 12, size / 12);
    g.beginPath();
    g.appendSVGPath(path);
    g.setFill(color);
    g.fill();
    g.restore();
  }

  /** Slanting lines over a box: what is not there, or not agreed. */
  public void hatch(
      Color color, double spacing, double left, double top, double width, double height) {
    g.setStroke(color);
    g.setLineWidth(Math.max(hair(), snap(1)));
    double right = left + width;
    double bottom = top + height;
    // The slant hangs on the axis, not on the box, so that neighbouring boxes make one pattern.
    double first = Math.floor((left - height) / spacing) * spacing;
    for (double foot = first; foot < right; foot += spacing) {
      double from = Math.max(foot, left);
      double to = Math.min(foot + height, right);
      if (to > from) {
        g.strokeLine(from, bottom - (from - foot), to, bottom - (to - foot));
      }
    }
  }

  /** The outline of a box, drawn within it. */
  public void frame(
      Color color, double line, double left, double top, double width, double height) {
    double x = snap(left);
    double y = snap(top);
    double w = Math.max(line, snap(left + width) - x);
    double h = Math.max(line, snap(top + height) - y);
    g.setFill(color);
    g.fillRect(x, y, w, line);
    g.fillRect(x, y + h - line, w, line);
    g.fillRect(x, y, line, h);
    g.fillRect(x + w - line, y, line, h);
  }
}
