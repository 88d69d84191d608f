package studio.migr.clips.speech;

/** The resonances of a vocal tract, in Hz from the lowest. */
public record Formants(double f1, double f2, double f3, double f4) {

  /** On the way from these resonances (share 0) to others (share 1). */
  public Formants towards(Formants other, double share) {
    return new Formants(
        f1 + share * (other.f1 - f1),
        f2 + share * (other.f2 - f2),
        f3 + share * (other.f3 - f3),
        f4 + share * (other.f4 - f4));
  }

  /** Every resonance multiplied by its own factor, as a tract of another shape has them. */
  public Formants times(double first, double second, double third, double fourth) {
    return new Formants(f1 * first, f2 * second, f3 * third, f4 * fourth);
  }

  /** Every resonance multiplied, as in a shorter (above 1) or longer tract. */
  public Formants times(double factor) {
    return times(factor, factor, factor, factor);
  }
}
