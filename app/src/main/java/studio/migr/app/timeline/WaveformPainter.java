package studio.migr.app.timeline;

import javafx.scene.paint.Color;
import studio.migr.runtime.sound.PeakColumns;

/**
 * Draws the sound: the reach of the samples, and within it their root mean square. The loudest
 * moment of the clip fills the height; the view says how loud that is.
 */
public final class WaveformPainter {
  /** No sound is drawn more than this many times as tall as it is: silence stays flat. */
  private static final double LARGEST_GAIN = 30;

  private static final double FILL = 0.94;

  private WaveformPainter() {}

  /**
   * Draws {@code all}, one column for each pixel of the screen.
   *
   * @param peak loudest sample of the clip, 0..1
   */
  public static void paint(
      Brush brush,
      TimelinePalette colors,
      PeakColumns all,
      double peak,
      double top,
      double bottom) {
    double middle = (top + bottom) / 2;
    brush.fill(colors.grid(), 0, middle, all.width() * brush.hair(), brush.hair());
    double gain = FILL * Math.min(LARGEST_GAIN, 1 / Math.max(1e-6, peak));
    double half = (bottom - top) / 2 * gain;
    reach(brush, colors.waveform(), middle, half, all);
    body(brush, colors.rms(), middle, half, all);
  }

  /**
   * From the lowest to the highest sample; neighbours touch, so that single samples make a line.
   */
  private static void reach(Brush brush, Color color, double middle, double half, PeakColumns all) {
    brush.g().setFill(color);
    for (int i = 0; i < all.width(); i++) {
      float low = all.min()[i];
      float high = all.max()[i];
      if (i > 0) {
        low = Math.min(low, all.max()[i - 1]);
        high = Math.max(high, all.min()[i - 1]);
      }
      bar(brush, i, middle - high * half, middle - low * half);
    }
  }

  /** The root mean square, as far as the samples reach on either side. */
  private static void body(Brush brush, Color color, double middle, double half, PeakColumns all) {
    brush.g().setFill(color);
    for (int i = 0; i < all.width(); i++) {
      float low = Math.max(all.min()[i], -all.rms()[i]);
      float high = Math.min(all.max()[i], all.rms()[i]);
      if (all.rms()[i] > 0) {
        bar(brush, i, middle - high * half, middle - low * half);
      }
    }
  }

  private static void bar(Brush brush, int column, double top, double bottom) {
    double upper = brush.snap(top);
    double height = Math.max(brush.hair(), brush.snap(bottom) - upper);
    brush.g().fillRect(column * brush.hair(), upper, brush.hair(), height);
  }
}
