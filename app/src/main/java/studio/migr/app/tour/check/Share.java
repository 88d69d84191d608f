package studio.migr.app.tour.check;

/**
 * How many of what was looked at are as they should be.
 *
 * @param good of {@code all}
 */
public record Share(int all, int good) {
  /** Nothing was looked at. */
  public static final Share NONE = new Share(0, 0);

  /** Both together. */
  Share plus(Share other) {
    return new Share(all + other.all, good + other.good);
  }

  /** The one in which more is wrong; of two alike, the one in which more was looked at. */
  Share worse(Share other) {
    int here = all - good;
    int there = other.all - other.good;
    return there > here || (there == here && other.all > all) ? other : this;
  }
}
