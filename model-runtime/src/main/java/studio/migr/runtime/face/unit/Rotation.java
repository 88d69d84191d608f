package studio.migr.runtime.face.unit;

/** The rotation that brings points closest to others (Horn 1987, by unit quaternions). */
final class Rotation {
  // The share of the second largest eigenvalue shrinks by at least a fifth each time for any face.
  private static final int STEPS = 120;

  private Rotation() {}

  /**
   * @param from points × 3, centred
   * @param to points × 3, centred
   * @return rows of the matrix that turns {@code from} towards {@code to}
   */
  static double[][] between(double[][] from, double[][] to) {
    double[][] s = new double[3][3];
    for (int k = 0; k < from.length; k++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
          s[i][j] += from[k][i] * to[k][j];
        }
      }
    }
    double[][] n = {
      {
        s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0],
      },
      {
        s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2],
      },
      {
        s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1],
      },
      {
        s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1],
      },
    };
    return matrix(largestEigenvector(n));
  }

  /** By power iteration on a matrix made positive by its norm. */
  private static double[] largestEigenvector(double[][] n) {
    double norm = 0;
    for (double[] row : n) {
      for (double value : row) {
        norm += value * value;
      }
    }
    norm = Math.sqrt(norm);
    double[] q = {0.5, 0.6, 0.4, 0.3}; // at right angles to none of the axes
    for (int step = 0; step < STEPS; step++) {
      double[] next = new double[4];
      double length = 0;
      for (int i = 0; i < 4; i++) {
        next[i] = norm * q[i];
        for (int j = 0; j < 4; j++) {
          next[i] += n[i][j] * q[j];
        }
        length += next[i] * next[i];
      }
      length = Math.sqrt(length);
      for (int i = 0; i < 4; i++) {
        q[i] = length > 0 ? next[i] / length : q[i];
      }
    }
    return q;
  }

  private static double[][] matrix(double[] q) {
    double w = q[0];
    double x = q[1];
    double y = q[2];
    double z = q[3];
    double length = w * w + x * x + y * y + z * z;
    double s = 2 / length;
    return new double[][] {
      {1 - s * (y * y + z * z), s * (x * y - w * z), s * (x * z + w * y)},
      {s * (x * y + w * z), 1 - s * (x * x + z * z), s * (y * z - w * x)},
      {s * (x * z - w * y), s * (y * z + w * x), 1 - s * (x * x + y * y)},
    };
  }
}
