package studio.migr.runtime.face.net;

/**
 * Where a face is, in px of the picture.
 *
 * @param score how sure the detector is, 0 to 1
 * @param x of the centre
 * @param y of the centre
 * @param tilt of the line from the eye on the left of the picture to the other, in radians,
 *     positive clockwise
 */
public record FaceBox(double score, double x, double y, double width, double height, double tilt) {

  /** Shared area by the area of both together, 0 to 1. */
  public double overlap(FaceBox other) {
    double across =
        Math.min(x + width / 2, other.x + other.width / 2)
            - Math.max(x - width / 2, other.x - other.width / 2);
    double down =
        Math.min(y + height / 2, other.y + other.height / 2)
            - Math.max(y - height / 2, other.y - other.height / 2);
    double shared = Math.max(0, across) * Math.max(0, down);
    double all = width * height + other.width * other.height - shared;
    return all > 0 ? shared / all : 0;
  }
}
