package studio.migr.app.heatmap;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import javax.imageio.ImageIO;

/** Writes a map for others: as a picture, or as a table. */
public final class HeatmapExport {
  /**
   * Columns that stand together.
   *
   * @param from the first of them
   * @param to behind the last
   * @param most what the brightest colour stands for in them, in words
   */
  public record Band(String name, int from, int to, String most) {}

  private HeatmapExport() {}

  /**
   * Writes a picture (PNG) of the map. A file that is there stays until the new one is complete.
   *
   * @param rows names of the rows
   * @param bands the columns, from left to right
   */
  public static void picture(
      Cells cells, List<String> rows, List<Band> bands, String title, Path file)
      throws IOException {
    whole(
        file,
        fresh ->
            ImageIO.write(HeatmapPicture.of(cells, rows, bands, title), "png", fresh.toFile()));
  }

  /**
   * Writes a table (CSV) of the map. A file that is there stays until the new one is complete.
   *
   * @param rows names of the rows
   * @param columns names of the columns
   */
  public static void table(Cells cells, List<String> rows, List<String> columns, Path file)
      throws IOException {
    whole(file, fresh -> write(cells, rows, columns, fresh));
  }

  private interface Writing {
    void to(Path file) throws IOException;
  }

  private static void whole(Path file, Writing writing) throws IOException {
    Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), ".map-", ".part");
    try {
      writing.to(fresh);
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void write(Cells cells, List<String> rows, List<String> columns, Path file)
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
