package studio.migr.clips.picture;

import java.util.Arrays;
import studio.migr.clips.head.Mesh;

/**
 * What the camera sees at each picture point before any light falls on it: material, normal, and
 * where on the surface the point lies. Points are kept a row at a time, from the top left.
 */
final class Surfaces {
  static final byte NOTHING = -1;

  final int width;
  final int height;
  final float[] depth;
  final byte[] material;
  final float[] nx;
  final float[] ny;
  final float[] nz;

  /** Place in the moved face, mm (before the head turns). */
  final float[] faceX;

  final float[] faceY;

  /** Place on the skin at rest, mm. */
  final float[] restX;

  final float[] restY;

  /** Signed distance into the scalp, mm. */
  final float[] scalp;

  Surfaces(int width, int height) {
    this.width = width;
    this.height = height;
    int points = width * height;
    depth = new float[points];
    material = new byte[points];
    nx = new float[points];
    ny = new float[points];
    nz = new float[points];
    faceX = new float[points];
    faceY = new float[points];
    restX = new float[points];
    restY = new float[points];
    scalp = new float[points];
  }

  void clear() {
    Arrays.fill(depth, Float.NEGATIVE_INFINITY);
    Arrays.fill(material, NOTHING);
  }

  /**
   * Draws a surface. All arrays are by corner; places in the picture are in points, depth rises
   * towards the camera.
   */
  void draw(Mesh mesh, Corners corners) {
    int[] triangles = mesh.triangles();
    byte made = (byte) mesh.material().ordinal();
    boolean closed = mesh.material().closed();
    for (int at = 0; at < triangles.length; at += 3) {
      triangle(corners, triangles[at], triangles[at + 1], triangles[at + 2], made, closed);
    }
  }

  /** Where the corners of a surface are in the picture, and what is fixed to them. */
  record Corners(
      float[] x,
      float[] y,
      float[] depth,
      float[] nx,
      float[] ny,
      float[] nz,
      float[] faceX,
      float[] faceY,
      float[] restX,
      float[] restY,
      float[] scalp) {}

  private void triangle(Corners c, int i, int j, int k, byte made, boolean closed) {
    float[] x = c.x;
    float[] y = c.y;
    float x0 = x[i];
    float y0 = y[i];
    float x1 = x[j];
    float y1 = y[j];
    float x2 = x[k];
    float y2 = y[k];
    float area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
    if (area == 0 || (closed && area > 0)) {
      return; // seen from its edge, or from inside
    }
    int left = Math.max(0, (int) Math.ceil(Math.min(x0, Math.min(x1, x2))));
    int right = Math.min(width - 1, (int) Math.floor(Math.max(x0, Math.max(x1, x2))));
    int top = Math.max(0, (int) Math.ceil(Math.min(y0, Math.min(y1, y2))));
    int bottom = Math.min(height - 1, (int) Math.floor(Math.max(y0, Math.max(y1, y2))));
    float inverse = 1 / area;
    for (int py = top; py <= bottom; py++) {
      for (int px = left; px <= right; px++) {
        float b = ((px - x0) * (y2 - y0) - (x2 - x0) * (py - y0)) * inverse;
        float d = ((x1 - x0) * (py - y0) - (px - x0) * (y1 - y0)) * inverse;
        float a = 1 - b - d;
        if (a < 0 || b < 0 || d < 0) {
          continue;
        }
        int point = py * width + px;
        float near = a * c.depth[i] + b * c.depth[j] + d * c.depth[k];
        if (near <= depth[point]) {
          continue;
        }
        depth[point] = near;
        material[point] = made;
        nx[point] = a * c.nx[i] + b * c.nx[j] + d * c.nx[k];
        ny[point] = a * c.ny[i] + b * c.ny[j] + d * c.ny[k];
        nz[point] = a * c.nz[i] + b * c.nz[j] + d * c.nz[k];
        faceX[point] = a * c.faceX[i] + b * c.faceX[j] + d * c.faceX[k];
        faceY[point] = a * c.faceY[i] + b * c.faceY[j] + d * c.faceY[k];
        restX[point] = a * c.restX[i] + b * c.restX[j] + d * c.restX[k];
        restY[point] = a * c.restY[i] + b * c.restY[j] + d * c.restY[k];
        scalp[point] = a * c.scalp[i] + b * c.scalp[j] + d * c.scalp[k];
      }
    }
  }
}
