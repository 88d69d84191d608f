package studio.migr.app.plot;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jfree.chart.JFreeChart;
import org.jfree.svg.SVGGraphics2D;

/** Writes a plot for others: as a drawing, a picture or a table. */
public final class PlotExport {
  private static final int WIDTH = 900;
  private static final int HEIGHT = 480;

  /** Pixels of a PNG for each of the plot, enough for print. */
  private static final int PNG_SCALE = 3;

  private PlotExport() {}

  /**
   * Writes {@code plot} in the format that the file's name ends with: {@code svg}, {@code png},
   * else {@code csv}. A file that is there stays until the new one is complete.
   */
  public static void write(Plot plot, Path file) throws IOException {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    Path folder = file.toAbsolutePath().getParent();
    Path fresh = Files.createTempFile(folder, ".plot-", ".part");
    try {
      if (name.endsWith(".svg")) {
        Files.writeString(fresh, svg(plot));
      } else if (name.endsWith(".png")) {
        ImageIO.write(png(plot), "png", fresh.toFile());
      } else {
        Files.writeString(fresh, csv(plot), StandardCharsets.UTF_8);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String svg(Plot plot) {
    SVGGraphics2D g = new SVGGraphics2D(WIDTH, HEIGHT);
    plot.chart(PlotLook.PAPER).draw(g, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    return g.getSVGDocument();
  }

  private static BufferedImage png(Plot plot) {
    BufferedImage image =
        new BufferedImage(WIDTH * PNG_SCALE, HEIGHT * PNG_SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.scale(PNG_SCALE, PNG_SCALE);
    JFreeChart chart = plot.chart(PlotLook.PAPER);
    chart.draw(g, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    g.dispose();
    return image;
  }

  private static String csv(Plot plot) {
    return plot.table().stream()
        .map(row -> row.stream().map(PlotExport::cell).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
