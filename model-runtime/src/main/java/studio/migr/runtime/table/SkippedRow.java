package studio.migr.runtime.table;

/**
 * A line of a table that could not be used.
 *
 * @param line its number in the file, from 1
 * @param reason why
 */
public record SkippedRow(long line, Reason reason) {

  /** Why a line could not be used; each has one sentence, {@code table.skipped.<name>}. */
  public enum Reason {
    /** It has no frame number or time. */
    NO_TIME,
    /** Its frame is not one of the clip's. */
    BEYOND_THE_CLIP,
    /** The same face has a line for this frame already. */
    REPEATED,
    /** It has fewer cells than the header, as the last line of a file that was cut off. */
    CUT_OFF
  }
}
