package studio.migr.clips.picture;

import studio.migr.clips.head.Colour;

/** The wall behind a person, out of focus: as linear light, three values a point. */
final class Backdrop {
  private Backdrop() {}

  static float[] of(Scene scene, int width, int height) {
    float[] light = new float[3 * width * height];
    Texture clouds = new Texture(scene.seed(), 128, 3);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float u = (float) column / width;
        float v = (float) row / height;
        double share = 0.5 + 0.5 * Math.sin(2.2 * (u - 0.3) + 1.3 * v);
        Colour wall = scene.wall().mix(scene.wallOther(), share);
        double bright = 0.52 + 0.10 * clouds.at(110 * u, 110 * v) + pattern(scene, u, v);
        int at = 3 * (row * width + column);
        light[at] = (float) (wall.red() * bright);
        light[at + 1] = (float) (wall.green() * bright);
        light[at + 2] = (float) (wall.blue() * bright);
      }
    }
    return light;
  }

  private static double pattern(Scene scene, float u, float v) {
    double phase = (scene.seed() & 0xff) / 255.0;
    return switch (scene.pattern()) {
      case 1 -> {
        double shelf = Math.sin(2 * Math.PI * (3 * v + phase));
        double book = Math.sin(2 * Math.PI * (9 * u + 3 * phase + Math.floor(3 * v + phase)));
        yield 0.09 * Math.tanh(3 * shelf) + 0.05 * book * (shelf > 0 ? 1 : 0.2);
      }
      case 2 -> {
        double middle = 0.15 + 0.7 * phase;
        double pane =
            Math.exp(-Math.pow((u - middle) / 0.16, 4)) * Math.exp(-Math.pow((v - 0.3) / 0.32, 4));
        yield 0.4 * pane;
      }
      default -> 0;
    };
  }
}
