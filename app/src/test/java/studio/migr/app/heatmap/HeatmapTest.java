package studio.migr.app.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a map shows from near and far, and which part of it. */
final class HeatmapTest {
  @TempDir Path folder;

  /** All dark but one cell. */
  private static Cells oneBright(int rows, int columns, int row, int column) {
    float[] values = new float[rows * columns];
    values[row * columns + column] = 4;
    return Cells.of(rows, columns, values);
  }

  @Test
  void aSingleBrightCellIsSeenFromAnyDistance() {
    Pyramid pyramid = Pyramid.of(oneBright(301, 500, 300, 499));
    assertThat(pyramid.largest()).isEqualTo(4);
    for (double cells = 1; cells < 600; cells *= 2) {
      Pyramid.Level level = pyramid.level(pyramid.levelFor(cells));
      assertThat(level.step(level.rows() - 1, level.columns() - 1)).isEqualTo(255);
      assertThat(level.rows() == 1 && level.columns() == 1 ? 0 : level.step(0, 0)).isZero();
    }
  }

  @Test
  void aColumnHasItsOwnScaleAndWhatIsAboveStaysAtTheBrightestColour() {
    float[] scales = {1, 1, 1, 0.01f, Float.NaN};
    Pyramid pyramid = Pyramid.of(Cells.of(1, 5, new float[] {0.25f, 1, 9, 0.0025f, 9}, scales));
    assertThat(pyramid.level(0).steps())
        .containsExactly((byte) 128, (byte) 255, (byte) 255, (byte) 128, (byte) 255);
  }

  @Test
  void theCellUnderThePointerStaysThereWhenZooming() {
    Cells cells = oneBright(1000, 2000, 0, 0);
    Sight near = Sight.whole(cells).zoomed(0.25, 400, 1500, cells);
    assertThat(near.rows()).isEqualTo(250);
    assertThat((400 - near.top()) / near.rows()).isEqualTo(0.4);
    assertThat((1500 - near.left()) / near.columns()).isEqualTo(0.75);
  }

  @Test
  void nothingBeyondTheEdgesIsShown() {
    Cells cells = oneBright(100, 100, 0, 0);
    Sight moved = Sight.whole(cells).zoomed(0.5, 0, 0, cells).moved(-50, 500, cells);
    assertThat(moved.top()).isZero();
    assertThat(moved.left()).isEqualTo(50);
    assertThat(moved.zoomed(100, 0, 0, cells)).isEqualTo(Sight.whole(cells));
  }

  @Test
  void aMapThatWasWhollyInSightStaysSoWhenItGrows() {
    Cells before = oneBright(10, 20, 0, 0);
    Cells now = oneBright(12, 20, 0, 0);
    assertThat(Sight.whole(before).follow(before, now)).isEqualTo(Sight.whole(now));
    Sight near = Sight.whole(before).zoomed(0.5, 0, 0, before);
    assertThat(near.follow(before, now)).isEqualTo(near);
  }

  @Test
  void coloursGrowBrighterWithoutAStepBack() {
    int before = -1;
    for (int step = 0; step < 256; step++) {
      int argb = Viridis.argb(step);
      int brightness = 299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff);
      assertThat(brightness).isGreaterThan(before);
      before = brightness - 1500; // to a bit of rounding
    }
  }

  /** Where the cells begin in a column of the picture. */
  private static int firstRow(BufferedImage image, int x) {
    return IntStream.range(0, image.getHeight())
        .filter(y -> image.getRGB(x, y) == Viridis.argb(0))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPictureHasItsCellsAndATableItsNames() throws Exception {
    Cells cells = oneBright(2, 3, 1, 2);
    Path picture = folder.resolve("map.png");
    List<HeatmapExport.Band> bands =
        List.of(
            new HeatmapExport.Band("left", 0, 2, "0"), new HeatmapExport.Band("right", 2, 3, "4"));
    HeatmapExport.picture(cells, List.of("a", "b"), bands, "A map", picture);
    var image = ImageIO.read(picture.toFile());
    int right = image.getWidth() - 12; // within the edge
    int top = firstRow(image, right - 1);
    assertThat(image.getRGB(right - 1, top)).isEqualTo(Viridis.argb(0));
    assertThat(image.getRGB(right - 1, top + 14)).isEqualTo(Viridis.argb(255));
    assertThat(image.getRGB(right - 401, top + 14)).as("beside it").isEqualTo(Viridis.argb(0));
    Path table = folder.resolve("map.csv");
    HeatmapExport.table(cells, List.of("say \"a\"", "b"), List.of("x", "y", "z"), table);
    assertThat(Files.readString(table))
        .isEqualTo(
            "token,\"x\",\"y\",\"z\"\r\n\"say \"\"a\"\"\",0.0,0.0,0.0\r\n\"b\",0.0,0.0,4.0\r\n");
  }
}
