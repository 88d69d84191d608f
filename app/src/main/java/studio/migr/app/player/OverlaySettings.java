package studio.migr.app.player;

/**
 * What lies on the picture.
 *
 * @param landmarks the points of the face
 * @param box the frame around the face
 * @param units the active action units as a list
 * @param prototypes how well they fit the prototypes of emotions
 * @param place the frame's number and time, while the picture stands still
 */
record OverlaySettings(
    boolean landmarks, boolean box, boolean units, boolean prototypes, boolean place) {
  static final OverlaySettings DEFAULT = new OverlaySettings(false, false, true, true, true);
}
