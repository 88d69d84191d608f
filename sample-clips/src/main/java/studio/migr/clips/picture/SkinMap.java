package studio.migr.clips.picture;

/**
 * A person's skin as it is in every pose, painted once over the plane of the face at rest: its
 * colour, and how much light reaches it.
 */
final class SkinMap {
  private static final int LEFT = -96;
  private static final int BOTTOM = -160;
  private static final int ACROSS = 192;
  private static final int UP = 300;
  private static final int STEPS = 2; // a mm
  private static final int WIDTH = ACROSS * STEPS + 1;
  private static final int HEIGHT = UP * STEPS + 1;
  private static final int NUMBERS = 4;

  private final float[] values = new float[NUMBERS * WIDTH * HEIGHT];

  /** How a place is painted. */
  interface Paint {
    void at(Shade shade, float x, float y);
  }

  SkinMap(Paint paint) {
    Shade shade = new Shade();
    for (int row = 0, at = 0; row < HEIGHT; row++) {
      for (int column = 0; column < WIDTH; column++, at += NUMBERS) {
        paint.at(shade, LEFT + (float) column / STEPS, BOTTOM + (float) row / STEPS);
        values[at] = shade.red;
        values[at + 1] = shade.green;
        values[at + 2] = shade.blue;
        values[at + 3] = shade.open;
      }
    }
  }

  /** Gives a shade the colour and the openness of a place, between its neighbours. */
  void put(Shade shade, float x, float y) {
    float px = Math.clamp((x - LEFT) * STEPS, 0, WIDTH - 1.001f);
    float py = Math.clamp((y - BOTTOM) * STEPS, 0, HEIGHT - 1.001f);
    int column = (int) px;
    int row = (int) py;
    float fx = px - column;
    float fy = py - row;
    int low = NUMBERS * (row * WIDTH + column);
    int high = low + NUMBERS * WIDTH;
    float a = (1 - fx) * (1 - fy);
    float b = fx * (1 - fy);
    float c = (1 - fx) * fy;
    float d = fx * fy;
    shade.red = a * values[low] + b * values[low + 4] + c * values[high] + d * values[high + 4];
    shade.green =
        a * values[low + 1] + b * values[low + 5] + c * values[high + 1] + d * values[high + 5];
    shade.blue =
        a * values[low + 2] + b * values[low + 6] + c * values[high + 2] + d * values[high + 6];
    shade.open =
        a * values[low + 3] + b * values[low + 7] + c * values[high + 3] + d * values[high + 7];
  }
}
