package studio.migr.runtime.face.net;

/**
 * The square of a picture that the mesh net looks at, turned so that the eyes are level.
 *
 * @param x of the centre, in px
 * @param y of the centre, in px
 * @param side in px
 * @param tilt in radians, positive clockwise
 */
public record FaceCrop(double x, double y, double side, double tilt) {
  /** The square is that much larger than the face, as in training. */
  private static final double MARGIN = 1.5;

  /** From the forehead to a dropped jaw, in distances of the eyes' outer corners. */
  private static final double ALIGNED_SIDE = 2.1;

  /** Where its centre lies, in the same measure. */
  private static final double BELOW_EYES = 0.43;

  /** Around what the detector found. */
  public static FaceCrop around(FaceBox box) {
    return new FaceCrop(box.x(), box.y(), MARGIN * Math.max(box.width(), box.height()), box.tilt());
  }

  /** Around a mesh: that of the frame before leads to the face of the next. */
  public static FaceCrop around(FaceMesh mesh) {
    double tilt = mesh.tilt();
    double cos = Math.cos(tilt);
    double sin = Math.sin(tilt);
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < mesh.points(); k++) {
      double across = cos * mesh.x(k) + sin * mesh.y(k);
      double down = cos * mesh.y(k) - sin * mesh.x(k);
      left = Math.min(left, across);
      right = Math.max(right, across);
      top = Math.min(top, down);
      bottom = Math.max(bottom, down);
    }
    double across = (left + right) / 2;
    double down = (top + bottom) / 2;
    return new FaceCrop(
        cos * across - sin * down,
        sin * across + cos * down,
        MARGIN * Math.max(right - left, bottom - top),
        tilt);
  }

  /**
   * Around a face of which the eyes always lie at the same place: it neither grows nor moves when
   * the jaw drops, so that faces of all clips and frames can be compared point by point.
   */
  public static FaceCrop aligned(FaceMesh mesh) {
    double tilt = mesh.tilt();
    double eyes = mesh.eyeDistance();
    double down = BELOW_EYES * eyes;
    return new FaceCrop(
        mesh.middleX() - Math.sin(tilt) * down,
        mesh.middleY() + Math.cos(tilt) * down,
        ALIGNED_SIDE * eyes,
        tilt);
  }

  /** The same square of the picture after it was scaled. */
  FaceCrop scaled(double factor) {
    return new FaceCrop(factor * x, factor * y, factor * side, tilt);
  }

  /**
   * From a place in the square, scaled to {@code size} px a side, to the picture: rows {@code {a,
   * b, c}} of {@code a·x + b·y + c}.
   */
  double[][] toPicture(int size) {
    double scale = side / size;
    double cos = scale * Math.cos(tilt);
    double sin = scale * Math.sin(tilt);
    double half = size / 2.0;
    return new double[][] {{cos, -sin, x - half * (cos - sin)}, {sin, cos, y - half * (sin + cos)}};
  }
}
