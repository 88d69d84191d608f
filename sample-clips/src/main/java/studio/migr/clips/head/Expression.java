package studio.migr.clips.head;

import java.util.Arrays;
import java.util.Map;

/** How strongly each action unit shows, on the scale 0 (not at all) to 5 (as much as it can). */
public final class Expression {
  /** A face at rest. */
  public static final Expression NEUTRAL = new Expression(new double[ActionUnit.values().length]);

  private static final double MOST = 5;

  private final double[] intensities;

  private Expression(double[] intensities) {
    this.intensities = intensities;
  }

  /**
   * The given units at the given intensities, the others at rest; values are kept within 0 to 5.
   */
  public static Expression of(Map<ActionUnit, Double> intensities) {
    double[] all = new double[ActionUnit.values().length];
    intensities.forEach((unit, value) -> all[unit.ordinal()] = within(value));
    return new Expression(all);
  }

  /** The intensity of a unit, 0 to 5. */
  public double of(ActionUnit unit) {
    return intensities[unit.ordinal()];
  }

  /** The intensity of a unit as a share of the strongest, 0 to 1. */
  public double share(ActionUnit unit) {
    return intensities[unit.ordinal()] / MOST;
  }

  /** This expression with one unit set; the value is kept within 0 to 5. */
  public Expression with(ActionUnit unit, double intensity) {
    double[] all = intensities.clone();
    all[unit.ordinal()] = within(intensity);
    return new Expression(all);
  }

  /** Both expressions at once: where both use a unit, their intensities add up, to at most 5. */
  public Expression plus(Expression other) {
    double[] all = intensities.clone();
    for (int each = 0; each < all.length; each++) {
      all[each] = within(all[each] + other.intensities[each]);
    }
    return new Expression(all);
  }

  /** Every intensity multiplied, and kept within 0 to 5. */
  public Expression times(double factor) {
    return new Expression(
        Arrays.stream(intensities).map(intensity -> within(intensity * factor)).toArray());
  }

  private static double within(double value) {
    return Math.clamp(value, 0, MOST);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that && Arrays.equals(intensities, that.intensities);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(intensities);
  }

  @Override
  public String toString() {
    StringBuilder words = new StringBuilder();
    for (ActionUnit unit : ActionUnit.values()) {
      if (of(unit) > 0) {
        words.append(words.isEmpty() ? "" : " ").append(unit).append('=').append(of(unit));
      }
    }
    return words.isEmpty() ? "neutral" : words.toString();
  }
}
