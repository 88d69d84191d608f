package studio.migr.clips.picture;

import studio.migr.clips.head.FacePose;
import studio.migr.clips.head.Identity;
import studio.migr.clips.head.Mesh;

/**
 * Turns the head and shows it in the picture: a pinhole camera in front of the face.
 *
 * @param width of the picture, points
 * @param height of the picture, points
 * @param distance from the camera to the face, mm
 * @param scale points per mm at the face
 * @param middleX where the head's middle is in the picture, points
 * @param middleY where the point between the eyes is in the picture, points
 */
public record Camera(
    int width, int height, double distance, double scale, double middleX, double middleY) {
  // The head turns about the top of the neck.
  private static final double PIVOT_Y = -70;
  private static final double PIVOT_Z = -100;

  /** A portrait: head and shoulders, the face filling about half of the height. */
  public static Camera portrait(int width, int height) {
    return new Camera(width, height, 900, height / 330.0, width / 2.0, height * 0.46);
  }

  /** The same view with more points to the picture. */
  Camera finer(double factor) {
    return new Camera(
        (int) Math.round(width * factor),
        (int) Math.round(height * factor),
        distance,
        scale * factor,
        middleX * factor,
        middleY * factor);
  }

  /** Where a surface is in the picture. The arrays of rest places and scalp may be empty. */
  Surfaces.Corners place(
      Mesh mesh, FacePose pose, Identity who, float[] restX, float[] restY, float[] scalp) {
    int corners = mesh.x().length;
    double[] turn = turn(pose);
    float[] wx = new float[corners];
    float[] wy = new float[corners];
    float[] wz = new float[corners];
    boolean turns = mesh.material().turns();
    double follow = turns ? 1 : 0.35; // the body follows the head's moves a little
    for (int at = 0; at < corners; at++) {
      double x = mesh.x()[at];
      double y = mesh.y()[at] * (turns ? who.faceLength() : 1);
      double z = mesh.z()[at];
      if (turns) {
        double py = y - PIVOT_Y;
        double pz = z - PIVOT_Z;
        double rx = turn[0] * x + turn[1] * py + turn[2] * pz;
        double ry = turn[3] * x + turn[4] * py + turn[5] * pz;
        double rz = turn[6] * x + turn[7] * py + turn[8] * pz;
        x = rx;
        y = ry + PIVOT_Y;
        z = rz + PIVOT_Z;
      }
      wx[at] = (float) (x + follow * pose.shiftX());
      wy[at] = (float) (y + follow * pose.shiftY());
      wz[at] = (float) z;
    }
    float[] nx = new float[corners];
    float[] ny = new float[corners];
    float[] nz = new float[corners];
    normals(mesh.triangles(), wx, wy, wz, nx, ny, nz);
    float[] px = new float[corners];
    float[] py = new float[corners];
    for (int at = 0; at < corners; at++) {
      double near = distance / (distance - wz[at]);
      px[at] = (float) (middleX + scale * near * wx[at]);
      py[at] = (float) (middleY - scale * near * wy[at]);
    }
    boolean head = restX.length == corners;
    float[] fixed = new float[Spot.NUMBERS * corners];
    for (int at = 0, to = 0; at < corners; at++, to += Spot.NUMBERS) {
      fixed[to] = nx[at];
      fixed[to + 1] = ny[at];
      fixed[to + 2] = nz[at];
      fixed[to + 3] = mesh.x()[at];
      fixed[to + 4] = mesh.y()[at];
      fixed[to + 5] = head ? restX[at] : mesh.x()[at];
      fixed[to + 6] = head ? restY[at] : mesh.y()[at];
      fixed[to + 7] = head ? scalp[at] : 0;
    }
    return new Surfaces.Corners(px, py, wz, fixed);
  }

  /** Rotation by roll, then pitch, then yaw, as nine numbers by row. */
  private static double[] turn(FacePose pose) {
    double cy = StrictMath.cos(Math.toRadians(pose.yaw()));
    double sy = StrictMath.sin(Math.toRadians(pose.yaw()));
    double cp = StrictMath.cos(Math.toRadians(pose.pitch()));
    double sp = StrictMath.sin(Math.toRadians(pose.pitch()));
    double cr = StrictMath.cos(Math.toRadians(pose.roll()));
    double sr = StrictMath.sin(Math.toRadians(pose.roll()));
    // yaw (to the right) * pitch (up) * roll (clockwise)
    double[] yaw = {cy, 0, sy, 0, 1, 0, -sy, 0, cy};
    double[] pitch = {1, 0, 0, 0, cp, sp, 0, -sp, cp};
    double[] roll = {cr, sr, 0, -sr, cr, 0, 0, 0, 1};
    return times(yaw, times(pitch, roll));
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[9];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        double sum = 0;
        for (int each = 0; each < 3; each++) {
          sum += a[3 * row + each] * b[3 * each + column];
        }
        product[3 * row + column] = sum;
      }
    }
    return product;
  }

  private static void normals(
      int[] triangles, float[] x, float[] y, float[] z, float[] nx, float[] ny, float[] nz) {
    for (int at = 0; at < triangles.length; at += 3) {
      int i = triangles[at];
      int j = triangles[at + 1];
      int k = triangles[at + 2];
      float ux = x[j] - x[i];
      float uy = y[j] - y[i];
      float uz = z[j] - z[i];
      float vx = x[k] - x[i];
      float vy = y[k] - y[i];
      float vz = z[k] - z[i];
      float cx = uy * vz - uz * vy;
      float cy = uz * vx - ux * vz;
      float cz = ux * vy - uy * vx;
      nx[i] += cx;
      ny[i] += cy;
      nz[i] += cz;
      nx[j] += cx;
      ny[j] += cy;
      nz[j] += cz;
      nx[k] += cx;
      ny[k] += cy;
      nz[k] += cz;
    }
    for (int at = 0; at < nx.length; at++) {
      float length = (float) Math.sqrt(nx[at] * nx[at] + ny[at] * ny[at] + nz[at] * nz[at]) + 1e-9f;
      nx[at] /= length;
      ny[at] /= length;
      nz[at] /= length;
    }
  }
}
