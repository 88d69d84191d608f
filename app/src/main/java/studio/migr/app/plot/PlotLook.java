package studio.migr.app.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Stroke;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * The colours of a plot, taken from the window's theme, and what tells its parts apart without
 * them: dashes for lines, hatching for bars.
 *
 * @param ground behind the plot
 * @param words of titles and scales
 * @param grid of lines and frames
 * @param series of lines and bars, used in turn
 */
public record PlotLook(Color ground, Color words, Color grid, List<Color> series) {
  public static final Font WORDS = inter(12);
  public static final Font TITLE = inter(13).deriveFont(Font.BOLD);

  private static final float[][] DASHES = {null, {7, 4}, {2, 3}, {10, 3, 2, 3}};

  /** What a paper wants: dark on white. */
  static final PlotLook PAPER =
      new PlotLook(
          Color.WHITE,
          new Color(0x1f2427),
          new Color(0xd3d7d6),
          List.of(
              new Color(0x1f63b5), new Color(0xa84f08), new Color(0x5b3fc4), new Color(0x5c646b)));

  public PlotLook {
    series = List.copyOf(series);
  }

  /** The colour of the series with this number. */
  public Color color(int index) {
    return series.get(index % series.size());
  }

  /** After each round of colours the next dash, so that no two of sixteen lines are alike. */
  public Stroke stroke(int index) {
    float[] dash = DASHES[(index / series.size() + index) % DASHES.length];
    return dash == null
        ? new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        : new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
  }

  private static Font inter(int size) {
    String resource = "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf";
    try (InputStream in =
        Objects.requireNonNull(PlotLook.class.getResourceAsStream(resource), resource)) {
      return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (java.awt.FontFormatException e) {
      throw new IllegalStateException(resource, e);
    }
  }
}
