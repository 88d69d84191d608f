package studio.migr.app.heatmap;

import java.awt.image.BufferedImage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Writes a map for others: as a picture, or as a table. */
public final class HeatmapExport {
  private static final int SIDE = 1600;
  private static final int MOST_PIXELS_OF_A_CELL = 16;

  private HeatmapExport() {}

  /**
   * Writes what the file's name ends with: {@code png}, else {@code csv}. A file that is there
   * stays until the new one is complete.
   *
   * @param rows names of the rows
   * @param columns names of the columns
   */
  public static void write(Cells cells, List<String> rows, List<String> columns, Path file)
      throws IOException {
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".map-", ".part");
    try {
      if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
        ImageIO.write(picture(cells), "png", fresh.toFile());
      } else {
        table(cells, rows, columns, fresh);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static BufferedImage picture(Cells cells) {
    Pyramid.Level level = Pyramid.of(cells).level(0);
    int most = Math.max(1, Math.max(level.rows(), level.columns()));
    int size = Math.clamp(SIDE / most, 1, MOST_PIXELS_OF_A_CELL);
    BufferedImage image =
        new BufferedImage(
            Math.max(1, level.columns() * size),
            Math.max(1, level.rows() * size),
            BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < level.rows() * size; y++) {
      for (int x = 0; x < level.columns() * size; x++) {
        image.setRGB(x, y, Viridis.argb(level.step(y / size, x / size)));
      }
    }
    return image;
  }

  private static void table(Cells cells, List<String> rows, List<String> columns, Path file)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write("token");
      for (String column : columns) {
        out.write("," + quoted(column));
      }
      out.write("\r\n");
      for (int row = 0; row < cells.rows(); row++) {
        out.write(quoted(rows.get(row)));
        for (int column = 0; column < cells.columns(); column++) {
          out.write("," + Float.toString(cells.value(row, column)));
        }
        out.write("\r\n");
      }
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
