package studio.migr.app.tour.check;

/** Counts what the checks look at on one screen and all that is open over it. */
public final class Tally {
  private Share named = Share.NONE;
  private Share reached = Share.NONE;
  private Share whole = Share.NONE;
  private int shortened;
  private double text = Double.POSITIVE_INFINITY;
  private double large = Double.POSITIVE_INFINITY;

  void named(int all, int good) {
    named = named.plus(new Share(all, good));
  }

  void reached(int all, int good) {
    reached = reached.plus(new Share(all, good));
  }

  void whole(int all, int good) {
    whole = whole.plus(new Share(all, good));
  }

  void shortened() {
    shortened++;
  }

  /** A contrast that was found, and whether that of large text and icons is enough there. */
  void contrast(double found, boolean ofLarge) {
    if (ofLarge) {
      large = Math.min(large, found);
    } else {
      text = Math.min(text, found);
    }
  }

  /** What was counted so far. */
  public Figures figures() {
    return new Figures(named, reached, text, large, whole, shortened);
  }
}
