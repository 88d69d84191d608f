package studio.migr.clips.picture;

import java.util.SplittableRandom;

/** Turns light into the bytes of a picture: lens blur, fewer points, sRGB, sensor noise. */
final class Sensor {
  private final int width;
  private final int height;
  private final Taps columns;
  private final Taps rows;
  private final float exposure;
  private final float noise;
  private final long seed;

  /** The levels of the picture with nobody in it, before noise: it is the same in every frame. */
  private final float[] empty;

  /** A line of fine points, red, green, blue of each. */
  private final float[] line;

  /** Red, green, blue of a point, before noise. */
  private final float[] levels = new float[3];

  /**
   * @param backdrop the light with nobody in the picture: red, green, blue of each fine point
   */
  Sensor(Camera fine, Camera camera, Scene scene, float[] backdrop) {
    width = camera.width();
    height = camera.height();
    double ratio = (double) fine.width() / width;
    double blur = scene.softness() * height / 360.0 * ratio;
    double sigma = Math.sqrt(blur * blur + 0.25 * ratio * ratio);
    columns = new Taps(fine.width(), width, sigma);
    rows = new Taps(fine.height(), height, sigma);
    exposure = (float) scene.exposure();
    noise = (float) scene.noise();
    seed = scene.seed();
    line = new float[3 * fine.width()];
    empty = new float[3 * width * height];
    for (int row = 0; row < height; row++) {
      blurDown(backdrop, row, 0, fine.width() - 1);
      for (int column = 0; column < width; column++) {
        blurAcross(column);
        System.arraycopy(levels, 0, empty, 3 * (row * width + column), 3);
      }
    }
  }

  /**
   * A picture of the light.
   *
   * @param light red, green, blue of each fine point
   * @param outline where it differs from the backdrop
   * @param frame number of the frame: the noise differs from frame to frame
   * @return blue, green, red of each point, a byte each
   */
  byte[] expose(float[] light, Outline outline, int frame) {
    byte[] picture = new byte[3 * width * height];
    SplittableRandom random = new SplittableRandom(seed + 977L * frame);
    for (int row = 0; row < height; row++) {
      int top = rows.first(row);
      int left = outline.left(top, rows.count());
      int right = outline.right(top, rows.count());
      if (left <= right) {
        int reach = columns.count();
        blurDown(
            light, row, Math.max(0, left - reach), Math.min(line.length / 3 - 1, right + reach));
      }
      for (int column = 0; column < width; column++) {
        int at = 3 * (row * width + column);
        int first = columns.first(column);
        if (first > right || first + columns.count() <= left) {
          grain(empty, at, random.nextLong(), picture, at);
        } else {
          blurAcross(column);
          grain(levels, 0, random.nextLong(), picture, at);
        }
      }
    }
    return picture;
  }

  /** A part of a line of points, blurred along the columns. */
  private void blurDown(float[] light, int row, int left, int right) {
    for (int tap = 0; tap < rows.count(); tap++) {
      float share = rows.share(row, tap);
      int source = line.length * (rows.first(row) + tap);
      if (tap == 0) {
        for (int at = 3 * left; at < 3 * right + 3; at++) {
          line[at] = share * light[source + at];
        }
      } else {
        for (int at = 3 * left; at < 3 * right + 3; at++) {
          line[at] += share * light[source + at];
        }
      }
    }
  }

  /** One point, blurred along the line. */
  private void blurAcross(int column) {
    float red = 0;
    float green = 0;
    float blue = 0;
    int at = 3 * columns.first(column);
    for (int tap = 0; tap < columns.count(); tap++, at += 3) {
      float share = columns.share(column, tap);
      red += share * line[at];
      green += share * line[at + 1];
      blue += share * line[at + 2];
    }
    levels[0] = ToneCurve.level(red * exposure);
    levels[1] = ToneCurve.level(green * exposure);
    levels[2] = ToneCurve.level(blue * exposure);
  }

  /** Adds noise that all colours share and noise of each. */
  private void grain(float[] from, int at, long bits, byte[] picture, int to) {
    float shared = noise * Grain.of(bits) + 0.5f;
    float own = 0.6f * noise;
    picture[to] = whole(from[at + 2] + shared + own * Grain.of(bits >> 16));
    picture[to + 1] = whole(from[at + 1] + shared + own * Grain.of(bits >> 32));
    picture[to + 2] = whole(from[at] + shared + own * Grain.of(bits >> 48));
  }

  private static byte whole(float level) {
    int whole = (int) level;
    return (byte) (whole < 0 ? 0 : Math.min(whole, 255));
  }
}
