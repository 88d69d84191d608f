package studio.migr.app.heatmap;

/** Values in rows and columns, from 0 up; any thread may ask. */
public interface Cells {
  int rows();

  int columns();

  float value(int row, int column);

  /** What the brightest colour stands for, and all that is more; NaN for the largest value. */
  default float brightest() {
    return Float.NaN;
  }

  /** Nothing. */
  Cells NONE = of(0, 0, new float[0]);

  /** Values that lie row after row. */
  static Cells of(int rows, int columns, float[] values) {
    return of(rows, columns, values, Float.NaN);
  }

  /** As {@link #of(int, int, float[])}, with what the brightest colour stands for. */
  static Cells of(int rows, int columns, float[] values, float brightest) {
    if (values.length != rows * columns) {
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
      public float brightest() {
        return brightest;
      }
    };
  }
}
