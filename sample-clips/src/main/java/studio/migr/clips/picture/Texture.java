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
    float[] between = new float[cell];
    for (int each = 0; each < cell; each++) {
      between[each] = smooth((float) each / cell);
    }
    for (int row = 0; row < SIZE; row++) {
      int top = row / cell * grid;
      int low = (row / cell + 1) % grid * grid;
      float fy = between[row % cell];
      for (int left = 0, at = row * SIZE; left < grid; left++) {
        int right = (left + 1) % grid;
        float a = knots[top + left] + (knots[low + left] - knots[top + left]) * fy;
        float b = knots[top + right] + (knots[low + right] - knots[top + right]) * fy;
        for (int each = 0; each < cell; each++, at++) {
          values[at] += a + (b - a) * between[each];
        }
      }
    }
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  private static int floor(float value) {
    int whole = (int) value;
    return value < whole ? whole - 1 : whole;
  }

  /** The value at a place, between its neighbours. */
  float at(float x, float y) {
    int left = floor(x);
    int top = floor(y);
    float fx = x - left;
    float fy = y - top;
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
