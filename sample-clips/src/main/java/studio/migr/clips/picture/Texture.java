package studio.migr.clips.picture;

import java.util.SplittableRandom;

/** A square of smooth noise that repeats: skin spots, strands, cloth. Values have mean 0. */
final class Texture {
  private static final int SIZE = 256;
  private final float[] values = new float[SIZE * SIZE];

  /** Noise with detail of the given octaves, each half as wide and half as strong as the last. */
  Texture(long seed, int coarsest, int octaves) {
    SplittableRandom random = new SplittableRandom(seed);
    double strength = 1;
    int cell = coarsest;
    for (int octave = 0; octave < octaves && cell >= 1; octave++) {
      add(random, cell, strength);
      strength /= 2;
      cell /= 2;
    }
  }

  private void add(SplittableRandom random, int cell, double strength) {
    int grid = SIZE / cell;
    float[] knots = new float[grid * grid];
    for (int each = 0; each < knots.length; each++) {
      knots[each] = (float) ((random.nextDouble() * 2 - 1) * strength);
    }
    for (int row = 0; row < SIZE; row++) {
      for (int column = 0; column < SIZE; column++) {
        float gx = (float) column / cell;
        float gy = (float) row / cell;
        int left = (int) gx;
        int top = (int) gy;
        float fx = smooth(gx - left);
        float fy = smooth(gy - top);
        float a = knots[(top % grid) * grid + left % grid];
        float b = knots[(top % grid) * grid + (left + 1) % grid];
        float c = knots[((top + 1) % grid) * grid + left % grid];
        float d = knots[((top + 1) % grid) * grid + (left + 1) % grid];
        values[row * SIZE + column] += a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy;
      }
    }
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  /** The value at a place, between its neighbours. */
  float at(float x, float y) {
    float px = x - (float) Math.floor(x / SIZE) * SIZE;
    float py = y - (float) Math.floor(y / SIZE) * SIZE;
    int left = (int) px;
    int top = (int) py;
    float fx = px - left;
    float fy = py - top;
    int right = (left + 1) & (SIZE - 1);
    int low = (top + 1) & (SIZE - 1);
    left &= SIZE - 1;
    top &= SIZE - 1;
    float a = values[top * SIZE + left];
    float b = values[top * SIZE + right];
    float c = values[low * SIZE + left];
    float d = values[low * SIZE + right];
    return a + (b - a) * fx + (c - a) * fy + (a - b - c + d) * fx * fy;
  }
}
