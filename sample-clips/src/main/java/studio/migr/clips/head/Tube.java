package studio.migr.clips.head;

import java.util.List;

/** Makes round surfaces: upright through level rings, or of one thickness along a path. */
final class Tube {
  /** A level ellipse, mm. */
  record Ring(double x, double y, double z, double halfWidth, double halfDepth) {}

  private Tube() {}

  /** An upright surface through rings from top to bottom. */
  static Mesh through(Ring[] rings, int columns, Mesh.Material material) {
    float[] x = new float[rings.length * columns];
    float[] y = new float[x.length];
    float[] z = new float[x.length];
    for (int row = 0; row < rings.length; row++) {
      for (int column = 0; column < columns; column++) {
        double around = 2 * Math.PI * column / columns - Math.PI;
        int at = row * columns + column;
        x[at] = (float) (rings[row].x() + rings[row].halfWidth() * StrictMath.sin(around));
        y[at] = (float) rings[row].y();
        z[at] = (float) (rings[row].z() + rings[row].halfDepth() * StrictMath.cos(around));
      }
    }
    return new Mesh(x, y, z, Mesh.grid(rings.length, columns, true), material);
  }

  /** A tube of one radius along a path of places x, y, z. */
  static Mesh along(List<double[]> path, double radius, int columns, Mesh.Material material) {
    int rows = path.size();
    float[] x = new float[rows * columns];
    float[] y = new float[x.length];
    float[] z = new float[x.length];
    for (int row = 0; row < rows; row++) {
      double[] here = path.get(row);
      double[] back = path.get(Math.max(0, row - 1));
      double[] on = path.get(Math.min(rows - 1, row + 1));
      double[] along = unit(on[0] - back[0], on[1] - back[1], on[2] - back[2]);
      double[] aside =
          Math.abs(along[2]) > 0.9
              ? cross(along, new double[] {0, 1, 0})
              : cross(along, new double[] {0, 0, 1});
      aside = unit(aside[0], aside[1], aside[2]);
      double[] other = cross(along, aside);
      for (int column = 0; column < columns; column++) {
        double around = 2 * Math.PI * column / columns;
        double one = radius * StrictMath.cos(around);
        double two = radius * StrictMath.sin(around);
        int at = row * columns + column;
        x[at] = (float) (here[0] + one * aside[0] + two * other[0]);
        y[at] = (float) (here[1] + one * aside[1] + two * other[1]);
        z[at] = (float) (here[2] + one * aside[2] + two * other[2]);
      }
    }
    return new Mesh(x, y, z, Mesh.grid(rows, columns, true), material);
  }

  private static double[] unit(double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z) + 1e-9;
    return new double[] {x / length, y / length, z / length};
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
