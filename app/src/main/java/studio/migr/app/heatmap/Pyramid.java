package studio.migr.app.heatmap;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cells as steps of colour, and smaller and smaller maps of them: each cell of the next level is
 * the largest of four, so that a single bright one is seen from any distance. The eye sees
 * differences among small shares better where steps follow the square root.
 */
final class Pyramid {
  static final Pyramid EMPTY = new Pyramid(List.of(new Level(0, 0, new byte[0])), 0);

  /**
   * @param steps row after row, 0 to 255
   */
  record Level(int rows, int columns, byte[] steps) {
    int step(int row, int column) {
      return Byte.toUnsignedInt(steps[row * columns + column]);
    }
  }

  private final List<Level> levels;
  private final float largest;

  private Pyramid(List<Level> levels, float largest) {
    this.levels = levels;
    this.largest = largest;
  }

  static Pyramid of(Cells cells) {
    int rows = cells.rows();
    int columns = cells.columns();
    if (rows == 0 || columns == 0) {
      return EMPTY;
    }
    float largest = largest(cells);
    float[] scales = new float[columns];
    for (int column = 0; column < columns; column++) {
      float own = cells.brightest(column);
      float brightest = Float.isNaN(own) ? largest : own;
      scales[column] = brightest > 0 ? 1 / brightest : 0;
    }
    byte[] steps = new byte[Math.multiplyExact(rows, columns)];
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              for (int column = 0; column < columns; column++) {
                double share = Math.clamp(cells.value(row, column) * scales[column], 0, 1);
                steps[row * columns + column] = (byte) (255 * Math.sqrt(share) + 0.5);
              }
            });
    List<Level> levels = new ArrayList<>(List.of(new Level(rows, columns, steps)));
    while (levels.getLast().rows > 1 || levels.getLast().columns > 1) {
      levels.add(halved(levels.getLast()));
    }
    return new Pyramid(levels, largest);
  }

  private static float largest(Cells cells) {
    double largest =
        IntStream.range(0, cells.rows())
            .parallel()
            .mapToDouble(
                row -> {
                  float most = 0;
                  for (int column = 0; column < cells.columns(); column++) {
                    most = Math.max(most, cells.value(row, column));
                  }
                  return most;
                })
            .max()
            .orElse(0);
    return (float) largest;
  }

  private static Level halved(Level from) {
    int rows = (from.rows + 1) / 2;
    int columns = (from.columns + 1) / 2;
    byte[] steps = new byte[rows * columns];
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              int low = Math.min(2 * row + 1, from.rows - 1);
              for (int column = 0; column < columns; column++) {
                int right = Math.min(2 * column + 1, from.columns - 1);
                int most =
                    Math.max(
                        Math.max(from.step(2 * row, 2 * column), from.step(2 * row, right)),
                        Math.max(from.step(low, 2 * column), from.step(low, right)));
                steps[row * columns + column] = (byte) most;
              }
            });
    return new Level(rows, columns, steps);
  }

  Level level(int number) {
    return levels.get(number);
  }

  /** The level to draw where so many cells share a pixel: never more than two pixels to a cell. */
  int levelFor(double cellsPerPixel) {
    int level = 0;
    while (level + 1 < levels.size() && (1 << (level + 1)) <= cellsPerPixel) {
      level++;
    }
    return level;
  }

  /** The largest value, which the brightest colour stands for unless the cells say otherwise. */
  float largest() {
    return largest;
  }
}
