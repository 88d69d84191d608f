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
record Brush(GraphicsContext g, double scale) {
  private static final Font WORDS = Font.font("JetBrains Mono", 11);

  /** Room that one character of {@link #word} takes. */
  static final double CHARACTER = 6.7;

  /** Width of the thinnest line. */
  double hair() {
    return 1 / scale;
  }

  /** The nearest edge between two pixels of the screen. */
  double snap(double value) {
    return Math.round(value * scale) / scale;
  }

  void fill(Color color, double x, double y, double width, double height) {
    g.setFill(color);
    g.fillRect(snap(x), snap(y), snap(x + width) - snap(x), snap(y + height) - snap(y));
  }

  /** An upright line, as thin as the screen allows but not thinner than sight. */
  void upright(Color color, double x, double top, double bottom) {
    g.setFill(color);
    double width = Math.max(hair(), snap(1));
    g.fillRect(snap(x), snap(top), width, snap(bottom) - snap(top));
  }

  void word(Color color, String text, double x, double baseline) {
    g.setFill(color);
    g.setFont(WORDS);
    g.fillText(text, snap(x), snap(baseline));
  }

  static double widthOf(String text) {
    return text.length() * CHARACTER;
  }
}
