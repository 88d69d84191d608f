package studio.migr.app.timeline;

/**
 * Where the parts of the time axis lie, in pixels of the scene: ruler, tracks, a strip with a tick
 * for each frame, small map of the whole clip with the buttons right of it.
 *
 * @param width of the whole view
 * @param height of the whole view
 * @param buttons width that the zoom buttons take from the map
 */
record TimelineLayout(double width, double height, double buttons) {
  static final double RULER = 22;
  static final double FRAMES = 12;
  static final double MAP = 28;

  double rulerBottom() {
    return RULER;
  }

  double tracksBottom() {
    return Math.max(RULER, mapTop() - FRAMES);
  }

  /** Height that there is for tracks. */
  double tracksRoom() {
    return tracksBottom() - RULER;
  }

  /** There the strip of frames ends, too. */
  double mapTop() {
    return Math.max(RULER, height - MAP);
  }

  double mapBottom() {
    return height;
  }

  double mapWidth() {
    return Math.max(1, width - buttons);
  }

  boolean isMap(double x, double y) {
    return y >= mapTop() && x < mapWidth();
  }

  boolean isTracks(double y) {
    return y >= rulerBottom() && y < tracksBottom();
  }
}
