package studio.migr.runtime.media;

/**
 * An exact fraction, as containers state time bases, frame rates and pixel aspects.
 *
 * @param num numerator
 * @param den denominator, greater than 0
 */
public record Rational(int num, int den) {

  /**
   * @throws IllegalArgumentException if the denominator is not greater than 0
   */
  public Rational {
    if (den <= 0) {
      throw new IllegalArgumentException("denominator must be positive: " + num + "/" + den);
    }
  }

  public double toDouble() {
    return (double) num / den;
  }

  /** The time of {@code ticks} of this time base, in milliseconds, not rounded. */
  public double toMillis(long ticks) {
    return 1000.0 * ticks * num / den;
  }

  /** The nearest tick of this time base to a time in milliseconds. */
  public long toTicks(double millis) {
    return Math.round(millis * den / (1000.0 * num));
  }

  /** Reads the form that {@link #toString} writes. */
  public static Rational parse(String text) {
    int slash = text.indexOf('/');
    return new Rational(
        Integer.parseInt(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
  }

  /** As in {@code 30000/1001}. */
  @Override
  public String toString() {
    return num + "/" + den;
  }
}
