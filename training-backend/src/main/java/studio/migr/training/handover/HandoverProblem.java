package studio.migr.training.handover;

/**
 * Something that a trainer would not take.
 *
 * @param row of the data, from 1; 0 if it is about a whole file
 * @param fault what it is
 * @param detail the field or value
 */
public record HandoverProblem(int row, Fault fault, String detail) {

  /** What is wrong. */
  public enum Fault {
    /** A file is missing or no JSON. */
    NO_JSON,
    /** A field is missing or of another type. */
    FIELD,
    /** The turns are not user and assistant by turns as the stage needs them. */
    TURNS,
    /** There are not as many places as media. */
    PLACES,
    /** A path is not absolute. */
    PATH,
    /** The trainer gives this field another meaning. */
    RESERVED_FIELD,
    /** The trainer does not have this stage. */
    STAGE
  }
}
