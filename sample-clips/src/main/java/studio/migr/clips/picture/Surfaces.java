package studio.migr.clips.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import studio.migr.clips.head.Mesh;
import studio.migr.clips.head.Mesh.Material;

/**
 * What the camera sees at each picture point before any light falls on it: which triangle, and
 * where in it. Points are kept a row at a time, from the top left.
 */
final class Surfaces {
  static final byte NOTHING = -1;

  /** Points this little outside a triangle belong to it, so that no cracks open between two. */
  private static final float EDGE = -1e-5f;

  private final int width;
  private final int height;
  private final float[] depth;
  private final byte[] layer;
  private final int[] triangle;

  /** Shares of the triangle's second and third corner. */
  private final float[] second;

  private final float[] third;
  private final List<Layer> layers = new ArrayList<>();

  private record Layer(Material material, int[] triangles, float[] fixed) {}

  /**
   * Where the corners of a surface are in the picture, in points, and what is fixed to them; depth
   * rises towards the camera.
   *
   * @param fixed the {@link Spot#NUMBERS} numbers of a {@link Spot} for each corner in turn
   */
  record Corners(float[] x, float[] y, float[] depth, float[] fixed) {}

  Surfaces(int width, int height) {
    this.width = width;
    this.height = height;
    int points = width * height;
    depth = new float[points];
    layer = new byte[points];
    triangle = new int[points];
    second = new float[points];
    third = new float[points];
  }

  void clear() {
    Arrays.fill(depth, Float.NEGATIVE_INFINITY);
    Arrays.fill(layer, NOTHING);
    layers.clear();
  }

  /** Draws a surface. */
  void draw(Mesh mesh, Corners corners) {
    int[] triangles = mesh.triangles();
    byte which = (byte) layers.size();
    layers.add(new Layer(mesh.material(), triangles, corners.fixed));
    boolean closed = mesh.material().closed();
    for (int at = 0; at < triangles.length; at += 3) {
      triangle(corners, triangles, at, which, closed);
    }
  }

  private void triangle(Corners c, int[] triangles, int at, byte which, boolean closed) {
    int i = triangles[at];
    int j = triangles[at + 1];
    int k = triangles[at + 2];
    float x0 = c.x[i];
    float y0 = c.y[i];
    float x1 = c.x[j] - x0;
    float y1 = c.y[j] - y0;
    float x2 = c.x[k] - x0;
    float y2 = c.y[k] - y0;
    float area = x1 * y2 - x2 * y1;
    if (area == 0 || (closed && area > 0)) {
      return; // seen from its edge, or from inside
    }
    int left = from(x0 + Math.min(0, Math.min(x1, x2)));
    int right = to(x0 + Math.max(0, Math.max(x1, x2)), width);
    int top = from(y0 + Math.min(0, Math.min(y1, y2)));
    int bottom = to(y0 + Math.max(0, Math.max(y1, y2)), height);
    if (left > right || top > bottom) {
      return;
    }
    float inverse = 1 / area;
    float acrossB = y2 * inverse;
    float acrossD = -y1 * inverse;
    float near0 = c.depth[i];
    float nearB = c.depth[j] - near0;
    float nearD = c.depth[k] - near0;
    for (int py = top; py <= bottom; py++) {
      float rowB = -x2 * (py - y0) * inverse;
      float rowD = x1 * (py - y0) * inverse;
      boolean inside = false;
      for (int px = left; px <= right; px++) {
        float b = rowB + (px - x0) * acrossB;
        float d = rowD + (px - x0) * acrossD;
        if (b < EDGE || d < EDGE || 1 - b - d < EDGE) {
          if (inside) {
            break;
          }
          continue;
        }
        inside = true;
        int point = py * width + px;
        float near = near0 + b * nearB + d * nearD;
        if (near > depth[point]) {
          depth[point] = near;
          layer[point] = which;
          triangle[point] = at;
          second[point] = b;
          third[point] = d;
        }
      }
    }
  }

  /** The first point at or after a place. */
  private static int from(float place) {
    int before = (int) place;
    return place <= 0 ? 0 : before < place ? before + 1 : before;
  }

  /** The last point at or before a place. */
  private static int to(float place, int size) {
    return place < 0 ? -1 : Math.min(size - 1, (int) place);
  }

  /** Whether anything is seen at a point. */
  boolean covers(int point) {
    return layer[point] != NOTHING;
  }

  /** Tells what is seen at a point that is covered. */
  void look(int point, Spot spot) {
    Layer seen = layers.get(layer[point]);
    int at = triangle[point];
    float b = second[point];
    float d = third[point];
    spot.between(
        seen.material,
        seen.fixed,
        seen.triangles[at],
        seen.triangles[at + 1],
        seen.triangles[at + 2],
        b,
        d);
  }
}
