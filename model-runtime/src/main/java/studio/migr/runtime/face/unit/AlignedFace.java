package studio.migr.runtime.face.unit;

import studio.migr.runtime.face.net.FaceMesh;

/**
 * A mesh seen from the front at a common size: turned, moved and scaled so that the points that no
 * muscle moves (corners of the eyes, bridge of the nose, temples, forehead) lie where they lie in
 * an average face. Coordinates in distances between the eyes; y up, z towards the camera.
 */
final class AlignedFace {
  /** Points of the skull in MediaPipe's numbering. */
  private static final int[] STABLE = {
    33, 133, 362, 263, 168, 6, 197, 195, 127, 356, 234, 454, 10, 109, 338
  };

  /** Where they lie in the mean of the calm faces that the calibration was made on. */
  private static final double[][] MEAN = {
    {-0.7174, -0.0961, 0.0365},
    {-0.2758, -0.1213, 0.1279},
    {0.2795, -0.1161, 0.1294},
    {0.7271, -0.0818, 0.0417},
    {-0.0032, 0.0109, 0.3693},
    {-0.0025, -0.1333, 0.4485},
    {-0.0028, -0.2532, 0.5384},
    {-0.0029, -0.3608, 0.6301},
    {-1.0715, -0.2087, -0.7314},
    {1.0871, -0.1896, -0.7261},
    {-1.0486, -0.4429, -0.7894},
    {1.0691, -0.4233, -0.7848},
    {-0.0134, 0.8116, 0.2515},
    {-0.3183, 0.7994, 0.2283},
    {0.2937, 0.8052, 0.2302},
  };

  private final FaceMesh mesh;
  private final double[] centre;
  private final double[][] turn;
  private final double scale;

  private AlignedFace(FaceMesh mesh, double[] centre, double[][] turn, double scale) {
    this.mesh = mesh;
    this.centre = centre;
    this.turn = turn;
    this.scale = scale;
  }

  static AlignedFace of(FaceMesh mesh) {
    double[] centre = new double[3];
    for (int point : STABLE) {
      for (int axis = 0; axis < 3; axis++) {
        centre[axis] += mesh.xyz()[3 * point + axis] / STABLE.length;
      }
    }
    double[][] from = new double[STABLE.length][3];
    double size = 0;
    double meanSize = 0;
    for (int k = 0; k < STABLE.length; k++) {
      for (int axis = 0; axis < 3; axis++) {
        from[k][axis] = mesh.xyz()[3 * STABLE[k] + axis] - centre[axis];
        size += from[k][axis] * from[k][axis];
        meanSize += MEAN[k][axis] * MEAN[k][axis];
      }
    }
    return new AlignedFace(
        mesh, centre, Rotation.between(from, MEAN), Math.sqrt(meanSize / Math.max(size, 1e-12)));
  }

  double x(int... points) {
    return mean(0, points);
  }

  double y(int... points) {
    return mean(1, points);
  }

  double z(int... points) {
    return mean(2, points);
  }

  private double mean(int axis, int... points) {
    double sum = 0;
    for (int point : points) {
      for (int k = 0; k < 3; k++) {
        sum += turn[axis][k] * (mesh.xyz()[3 * point + k] - centre[k]);
      }
    }
    return scale * sum / points.length;
  }
}
