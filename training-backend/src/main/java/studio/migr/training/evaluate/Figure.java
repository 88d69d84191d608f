package studio.migr.training.evaluate;

import java.util.OptionalDouble;

/** A figure, or why there is none. Never NaN. */
public sealed interface Figure {

  /**
   * @param value the figure
   * @param over over how many clips it was computed
   */
  record Value(double value, int over) implements Figure {

    /**
     * @throws IllegalArgumentException if the value is no number
     */
    public Value {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("no figure: " + value);
      }
    }
  }

  /** There is no such figure. */
  record NotDefined(WhyNotDefined why) implements Figure {}

  /**
   * {@code part} of {@code whole}; not defined, because of {@code why}, if the whole is nothing.
   */
  static Figure share(int part, int whole, WhyNotDefined why) {
    return whole == 0 ? new NotDefined(why) : new Value(part / (double) whole, whole);
  }

  /** The value, where there is one. */
  default OptionalDouble orEmpty() {
    return switch (this) {
      case Value defined -> OptionalDouble.of(defined.value);
      case NotDefined _ -> OptionalDouble.empty();
    };
  }
}
