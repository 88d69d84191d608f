package studio.migr.app.timeline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import studio.migr.runtime.sound.PeakColumns;

/**
 * Draws the sound: the reach of the samples, and within it their root mean square. The loudest
 * moment of the clip fills the height; the view says how loud that is.
 */
final class WaveformPainter {
  /** No sound is drawn more than this many times as tall as it is: silence stays flat. */
  private static final double LARGEST_GAIN = 30;

  private static final double FILL = 0.94;

  private WaveformPainter() {}

  /**
   * Draws {@code all}, one column for each pixel of the screen.
   *
   * @param peak loudest sample of the clip, 0..1
   */
  static void paint(
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
    bars(brush, colors.waveform(), middle, half, all.min(), all.max());
    float[] low = new float[all.width()];
    for (int i = 0; i < low.length; i++) {
      low[i] = -all.rms()[i];
    }
    bars(brush, colors.rms(), middle, half, low, all.rms());
  }

  private static void bars(
      Brush brush, Color color, double middle, double half, float[] low, float[] high) {
    GraphicsContext g = brush.g();
    g.setFill(color);
    double hair = brush.hair();
    for (int i = 0; i < low.length; i++) {
      if (low[i] == 0 && high[i] == 0) {
        continue;
      }
      double upper = brush.snap(middle - high[i] * half);
      double height = Math.max(hair, brush.snap(middle - low[i] * half) - upper);
      g.fillRect(i * hair, upper, hair, height);
    }
  }
}
