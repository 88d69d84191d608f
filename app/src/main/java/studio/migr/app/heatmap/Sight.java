package studio.migr.app.heatmap;

/**
 * Which part of a map is in sight, in cells. Immutable.
 *
 * @param top first row, with its fraction
 * @param left first column, with its fraction
 */
record Sight(double top, double left, double rows, double columns) {
  private static final double FEWEST = 4;

  static Sight whole(Cells cells) {
    return new Sight(0, 0, Math.max(1, cells.rows()), Math.max(1, cells.columns()));
  }

  /**
   * Shows {@code factor} times as much around a cell, which stays where it is as far as the edges
   * of the map allow.
   *
   * @param factor below 1 comes closer
   */
  Sight zoomed(double factor, double row, double column, Cells cells) {
    double high = bounded(rows * factor, cells.rows());
    double wide = bounded(columns * factor, cells.columns());
    return new Sight(
            row - (row - top) * high / rows, column - (column - left) * wide / columns, high, wide)
        .within(cells);
  }

  private static double bounded(double size, int all) {
    return Math.clamp(size, Math.min(FEWEST, Math.max(1, all)), Math.max(1, all));
  }

  Sight moved(double byRows, double byColumns, Cells cells) {
    return new Sight(top + byRows, left + byColumns, rows, columns).within(cells);
  }

  private Sight within(Cells cells) {
    return new Sight(
        Math.clamp(top, 0, Math.max(0, cells.rows() - rows)),
        Math.clamp(left, 0, Math.max(0, cells.columns() - columns)),
        rows,
        columns);
  }

  /** The same part for a map that has grown; all of it, if all was in sight. */
  Sight follow(Cells before, Cells now) {
    return equals(whole(before)) || before.rows() == 0 || before.columns() != now.columns()
        ? whole(now)
        : within(now);
  }
}
