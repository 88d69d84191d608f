package studio.migr.app.timeline;

/**
 * Where a track lies.
 *
 * @param top in px of the view; above the ruler's edge if it is scrolled away
 */
record Lane(Track track, double top, double height) {
  double bottom() {
    return top + height;
  }

  boolean contains(double y) {
    return y >= top && y < bottom();
  }
}
