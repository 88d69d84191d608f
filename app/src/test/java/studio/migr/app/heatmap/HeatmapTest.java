package studio.migr.app.heatmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
  void whatIsAboveTheBrightestStaysAtTheBrightestColour() {
    Pyramid pyramid = Pyramid.of(Cells.of(1, 3, new float[] {0.25f, 1, 9}, 1));
    assertThat(pyramid.level(0).steps()).containsExactly((byte) 128, (byte) 255, (byte) 255);
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

  @Test
  void aPictureHasItsCellsAndATableItsNames() throws Exception {
    Cells cells = oneBright(2, 3, 1, 2);
    Path picture = folder.resolve("map.png");
    HeatmapExport.write(cells, List.of("a", "b"), List.of("x", "y", "z"), picture);
    var image = ImageIO.read(picture.toFile());
    assertThat(image.getWidth() * 2).isEqualTo(image.getHeight() * 3);
    assertThat(image.getRGB(image.getWidth() - 1, image.getHeight() - 1))
        .isEqualTo(Viridis.argb(255));
    Path table = folder.resolve("map.csv");
    HeatmapExport.write(cells, List.of("say \"a\"", "b"), List.of("x", "y", "z"), table);
    assertThat(Files.readString(table))
        .isEqualTo(
            "token,\"x\",\"y\",\"z\"\r\n\"say \"\"a\"\"\",0.0,0.0,0.0\r\n\"b\",0.0,0.0,4.0\r\n");
  }
}
