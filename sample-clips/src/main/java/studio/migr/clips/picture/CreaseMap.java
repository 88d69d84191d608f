package studio.migr.clips.picture;

import java.util.Arrays;
import java.util.List;
import studio.migr.clips.head.Creases;

/** How deep the lines of the skin are over the plane of the face, at one value a mm. */
final class CreaseMap {
  private static final int LEFT = -80;
  private static final int BOTTOM = -145;
  private static final int WIDTH = 160;
  private static final int HEIGHT = 260;
  private final float[] depth = new float[WIDTH * HEIGHT];

  void draw(List<Creases.Visible> lines) {
    Arrays.fill(depth, 0);
    for (Creases.Visible line : lines) {
      for (int each = 0; each + 1 < line.x().length; each++) {
        segment(line, each);
      }
    }
  }

  private void segment(Creases.Visible line, int each) {
    float x0 = line.x()[each];
    float y0 = line.y()[each];
    float dx = line.x()[each + 1] - x0;
    float dy = line.y()[each + 1] - y0;
    double reach = line.width() * 2.5;
    int left = Math.max(0, (int) (Math.min(x0, x0 + dx) - reach) - LEFT);
    int right = Math.min(WIDTH - 1, (int) (Math.max(x0, x0 + dx) + reach) - LEFT + 1);
    int low = Math.max(0, (int) (Math.min(y0, y0 + dy) - reach) - BOTTOM);
    int high = Math.min(HEIGHT - 1, (int) (Math.max(y0, y0 + dy) + reach) - BOTTOM + 1);
    float square = dx * dx + dy * dy + 1e-6f;
    float wide = (float) (line.width() * line.width());
    for (int row = low; row <= high; row++) {
      for (int column = left; column <= right; column++) {
        float px = column + LEFT - x0;
        float py = row + BOTTOM - y0;
        float t = Math.clamp((px * dx + py * dy) / square, 0, 1);
        float ox = px - t * dx;
        float oy = py - t * dy;
        float distance = (ox * ox + oy * oy) / wide;
        float value = (float) line.depth() * Bell.at(1.4f * distance);
        int at = row * WIDTH + column;
        depth[at] = Math.max(depth[at], value);
      }
    }
  }

  /** The depth at a place of the face, 0 to 1. */
  float at(float x, float y) {
    float px = x - LEFT;
    float py = y - BOTTOM;
    int left = (int) px;
    int low = (int) py;
    if (px < 0 || py < 0 || left >= WIDTH - 1 || low >= HEIGHT - 1) {
      return 0;
    }
    float fx = px - left;
    float fy = py - low;
    int at = low * WIDTH + left;
    float a = depth[at];
    float b = depth[at + 1];
    float c = depth[at + WIDTH];
    float d = depth[at + WIDTH + 1];
    return a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy;
  }
}
