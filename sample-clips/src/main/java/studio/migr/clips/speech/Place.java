package studio.migr.clips.speech;

/**
 * Where the tract is narrowest.
 *
 * @see #vowelShare()
 */
public enum Place {
  /** Both lips, or lip and teeth. */
  LIPS(0.8),
  /** Tongue between or behind the teeth. */
  TEETH(0.45),
  /** Tongue behind the ridge. */
  PALATE(0.4),
  /** Back of the tongue. */
  VELUM(0.8),
  /** No narrow place in the mouth. */
  OPEN(1);

  private final double vowelShare;

  Place(double vowelShare) {
    this.vowelShare = vowelShare;
  }

  /**
   * How far the second formant at the edge of the consonant follows the vowel beside it, 0 (always
   * the consonant's own) to 1 (the vowel's): slopes of locus equations, rounded from Sussman et al.
   * (1991), where lips and back of the tongue follow most and the tongue's tip least.
   */
  public double vowelShare() {
    return vowelShare;
  }
}
