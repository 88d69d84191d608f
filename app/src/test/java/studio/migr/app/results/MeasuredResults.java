package studio.migr.app.results;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** What lies in docs/results, as its tests read it. */
final class MeasuredResults {
  static final Path FOLDER = Path.of("../docs/results");

  private MeasuredResults() {}

  /** The page that tells of all of it. */
  static String page() throws IOException {
    return Files.readString(FOLDER.resolve("README.md"));
  }

  /** The cells of the first line of a table that begins with {@code title}. */
  static List<String> row(String page, String title) {
    return page.lines()
        .filter(line -> line.startsWith("| " + title + " |"))
        .findFirst()
        .map(MeasuredResults::cells)
        .orElseThrow(() -> new AssertionError("no row " + title));
  }

  /** The cells of a line of a table. */
  static List<String> cells(String line) {
    String[] cells = line.split("\\|", -1);
    return Arrays.stream(cells, 1, cells.length - 1).map(String::strip).toList();
  }

  static InputStream unpacked(Path file) throws IOException {
    return new GZIPInputStream(Files.newInputStream(file));
  }
}
