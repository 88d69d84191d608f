package studio.migr.app.errors;

/** A cell of a matrix: clips that the one calls {@code row} and the other {@code column}. */
public record Cell(String row, String column) {

  /** The cell of the opposite confusion. */
  public Cell opposite() {
    return new Cell(column, row);
  }

  /** Whether both say the same. */
  public boolean agrees() {
    return row.equals(column);
  }
}
