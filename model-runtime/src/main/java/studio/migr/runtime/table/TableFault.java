package studio.migr.runtime.table;

/**
 * Why a file cannot be used as the table it should be. Each has one sentence in the message bundle,
 * {@code table.fault.<name>}.
 */
public enum TableFault {
  /** The file has no lines. */
  EMPTY,
  /** The file holds bytes that no text has. */
  NOT_TEXT,
  /** A line is longer than any table's; most likely a quotation mark is not closed. */
  ENDLESS_LINE,
  /** Columns that are needed are not there. */
  MISSING_COLUMNS,
  /** There are columns, but no line that can be used. */
  NO_ROWS,
  /** There are more lines than any clip has frames. */
  TOO_MANY_ROWS,
  /** Its rows name frames only, and when those are shown is not known. */
  NO_TIMES
}
