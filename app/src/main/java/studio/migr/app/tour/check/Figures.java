package studio.migr.app.tour.check;

/**
 * What the checks counted on a screen.
 *
 * @param named controls that a screen reader has a name for
 * @param reached what Tab reaches of what it should; none if no Tab was pressed
 * @param text least contrast of text, from 1 to 21; infinite if there is none
 * @param large the same of large text and of icons
 * @param whole texts that can be read to their end
 * @param shortened of these, the texts that end in an ellipsis and have a tooltip that tells it all
 */
public record Figures(
    Share named, Share reached, double text, double large, Share whole, int shortened) {
  /** Nothing was looked at. */
  public static final Figures NONE =
      new Figures(
          Share.NONE,
          Share.NONE,
          Double.POSITIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Share.NONE,
          0);

  /** Of two looks of one view, what is worse in either. */
  public Figures worse(Figures other) {
    return new Figures(
        named.worse(other.named),
        reached.worse(other.reached),
        Math.min(text, other.text),
        Math.min(large, other.large),
        whole.worse(other.whole),
        Math.max(shortened, other.shortened));
  }
}
