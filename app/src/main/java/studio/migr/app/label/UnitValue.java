package studio.migr.app.label;

/** What a person says of an action unit, in place of what a tool measured. */
public sealed interface UnitValue {

  /** Highest intensity: FACS's E. */
  double HIGHEST = 5;

  /** The name in files: {@code intensity}, {@code not_visible}. */
  default String id() {
    return switch (this) {
      case Intensity _ -> "intensity";
      case Presence(boolean present) -> present ? "present" : "absent";
      case NotVisible _ -> "not_visible";
      case AsMeasured _ -> "as_measured";
    };
  }

  /**
   * How strong it is.
   *
   * @param value 0 to 5, where FACS's A to E are 1 to 5
   */
  record Intensity(double value) implements UnitValue {

    /**
     * @throws IllegalArgumentException if it is outside of 0 to 5
     */
    public Intensity {
      if (!(value >= 0 && value <= HIGHEST)) {
        throw new IllegalArgumentException("intensity: " + value);
      }
    }
  }

  /** Whether it is there at all. */
  record Presence(boolean present) implements UnitValue {}

  /** Its part of the face cannot be seen: there is no value. */
  record NotVisible() implements UnitValue {}

  /** What the tool measured holds again. */
  record AsMeasured() implements UnitValue {}
}
