package studio.migr.runtime.face.net;

/**
 * The points of one face in MediaPipe's numbering, 468 or (with irises) 478.
 *
 * @param xyz x and y in px of the picture, z in px towards the back of the head from about the
 *     head's centre, for point after point. Not copied; nobody changes it
 * @param presence how sure the net is that this is a face, 0 to 1
 * @param blendshapes MediaPipe's 52 scores of 0 to 1 in its order; empty if there is no net for
 *     them
 */
public record FaceMesh(float[] xyz, double presence, float[] blendshapes) {
  /** Outer corners of the eyes, that on the left of the picture first. */
  private static final int EYE = 33;

  private static final int OTHER_EYE = 263;

  public int points() {
    return xyz.length / 3;
  }

  public double x(int point) {
    return xyz[3 * point];
  }

  public double y(int point) {
    return xyz[3 * point + 1];
  }

  public double z(int point) {
    return xyz[3 * point + 2];
  }

  /** Of the line between the eyes, in radians, positive clockwise. */
  public double tilt() {
    return Math.atan2(y(OTHER_EYE) - y(EYE), x(OTHER_EYE) - x(EYE));
  }

  /** Between the outer corners of the eyes, in px, and the same when the head is turned. */
  double eyeDistance() {
    double across = x(OTHER_EYE) - x(EYE);
    double down = y(OTHER_EYE) - y(EYE);
    double away = z(OTHER_EYE) - z(EYE);
    return Math.sqrt(across * across + down * down + away * away);
  }

  /** The middle of the line between the outer corners of the eyes, in px. */
  double middleX() {
    return (x(EYE) + x(OTHER_EYE)) / 2;
  }

  /** As {@link #middleX()}. */
  double middleY() {
    return (y(EYE) + y(OTHER_EYE)) / 2;
  }

  /** The upright box around all points. */
  public FaceBox box() {
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < points(); k++) {
      left = Math.min(left, x(k));
      right = Math.max(right, x(k));
      top = Math.min(top, y(k));
      bottom = Math.max(bottom, y(k));
    }
    return new FaceBox(
        presence, (left + right) / 2, (top + bottom) / 2, right - left, bottom - top, tilt());
  }
}
