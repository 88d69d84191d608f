package studio.migr.app.heatmap;

import java.util.Arrays;

/** Values in rows and columns, from 0 up; any thread may ask. */
public interface Cells {
  int rows();

  int columns();

  float value(int row, int column);

  /**
   * What the brightest colour of a column stands for, and all that is more; NaN for the largest.
   */
  default float brightest(int column) {
    return Float.NaN;
  }

  /** Nothing. */
  Cells NONE = of(0, 0, new float[0]);

  /** Values that lie row after row. */
  static Cells of(int rows, int columns, float[] values) {
    float[] largest = new float[columns];
    Arrays.fill(largest, Float.NaN);
    return of(rows, columns, values, largest);
  }

  /** As {@link #of(int, int, float[])}, with what each column's brightest colour stands for. */
  static Cells of(int rows, int columns, float[] values, float[] brightest) {
    if (values.length != rows * columns || brightest.length != columns) {
      throw new IllegalArgumentException(rows + "×" + columns + " of " + values.length);
    }
    return new Cells() {
      @Override
      public int rows() {
        return rows;
      }

      @Override
      public int columns() {
        return columns;
      }

      @Override
      public float value(int row, int column) {
        return values[row * columns + column];
      }

      @Override
      public float brightest(int column) {
        return brightest[column];
      }
    };
  }
}
