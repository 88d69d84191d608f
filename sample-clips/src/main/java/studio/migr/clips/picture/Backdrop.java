package studio.migr.clips.picture;

import studio.migr.clips.head.Colour;

/** The wall behind a person, out of focus: as linear light, three values a point. */
final class Backdrop {
  private static final int STEP = 5; // points between two that are worked out

  private Backdrop() {}

  static float[] of(Scene scene, int width, int height) {
    int columns = (width - 1) / STEP + 2;
    int rows = (height - 1) / STEP + 2;
    float[] knots = new float[3 * columns * rows];
    Texture clouds = new Texture(scene.seed(), 128, 3);
    for (int row = 0, at = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++, at += 3) {
        float u = (float) column * STEP / width;
        float v = (float) row * STEP / height;
        double share = 0.5 + 0.5 * StrictMath.sin(2.2 * (u - 0.3) + 1.3 * v);
        double bright = 0.52 + 0.10 * clouds.at(110 * u, 110 * v) + pattern(scene, u, v);
        Colour wall = scene.wall().mix(scene.wallOther(), share).times(bright);
        System.arraycopy(wall.parts(), 0, knots, at, 3);
      }
    }
    return between(knots, columns, width, height);
  }

  private static float[] between(float[] knots, int columns, int width, int height) {
    float[] light = new float[3 * width * height];
    for (int row = 0, at = 0; row < height; row++) {
      float down = (float) (row % STEP) / STEP;
      for (int column = 0; column < width; column++) {
        float across = (float) (column % STEP) / STEP;
        int knot = 3 * (row / STEP * columns + column / STEP);
        for (int part = 0; part < 3; part++, at++, knot++) {
          float above = knots[knot] + across * (knots[knot + 3] - knots[knot]);
          int low = knot + 3 * columns;
          float below = knots[low] + across * (knots[low + 3] - knots[low]);
          light[at] = above + down * (below - above);
        }
      }
    }
    return light;
  }

  private static double pattern(Scene scene, float u, float v) {
    double phase = (scene.seed() & 0xff) / 255.0;
    return switch (scene.pattern()) {
      case 1 -> {
        double shelf = StrictMath.sin(2 * Math.PI * (3 * v + phase));
        double book = StrictMath.sin(2 * Math.PI * (9 * u + 3 * phase + Math.floor(3 * v + phase)));
        yield 0.09 * StrictMath.tanh(3 * shelf) + 0.05 * book * (shelf > 0 ? 1 : 0.2);
      }
      case 2 -> {
        double middle = 0.15 + 0.7 * phase;
        double pane =
            StrictMath.exp(-StrictMath.pow((u - middle) / 0.16, 4))
                * StrictMath.exp(-StrictMath.pow((v - 0.3) / 0.32, 4));
        yield 0.4 * pane;
      }
      default -> 0;
    };
  }
}
