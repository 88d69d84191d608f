package studio.migr.clips.picture;

import java.util.SplittableRandom;

/** Turns light into the bytes of a picture: lens blur, fewer points, sensor noise, sRGB. */
final class Sensor {
  private static final int STEPS = 4096;
  private static final float[] SRGB = new float[STEPS + 1];

  static {
    for (int each = 0; each <= STEPS; each++) {
      double part = (double) each / STEPS;
      SRGB[each] =
          (float)
              (255 * (part <= 0.0031308 ? 12.92 * part : 1.055 * Math.pow(part, 1 / 2.4) - 0.055));
    }
  }

  private Sensor() {}

  static byte[] expose(
      float[] light, Camera fine, Camera camera, Scene scene, SplittableRandom random) {
    int width = camera.width();
    int height = camera.height();
    double ratio = (double) fine.width() / width;
    float[] kernel = kernel(ratio, scene.softness() * height / 360.0 * ratio);
    float[] narrow = across(light, fine.width(), fine.height(), width, ratio, kernel);
    float[] small = down(narrow, width, fine.height(), height, ratio, kernel);
    byte[] picture = new byte[3 * width * height];
    float exposure = (float) scene.exposure();
    Gauss gauss = new Gauss(random);
    for (int point = 0; point < width * height; point++) {
      float grain = (float) scene.noise() * gauss.next();
      for (int part = 0; part < 3; part++) {
        float value = tone(small[3 * point + part] * exposure);
        float own = (float) scene.noise() * 0.6f * gauss.next();
        int level = Math.round(SRGB[Math.round(value * STEPS)] + grain + own);
        picture[3 * point + 2 - part] = (byte) Math.clamp(level, 0, 255);
      }
    }
    return picture;
  }

  /** Keeps bright light from clipping hard. */
  private static float tone(float value) {
    if (value <= 0.7f) {
      return value < 0 ? 0 : value;
    }
    return 0.7f + 0.3f * (1 - (float) Math.exp(-(value - 0.7f) / 0.3f));
  }

  private static float[] kernel(double ratio, double blur) {
    double sigma = Math.sqrt(blur * blur + 0.25 * ratio * ratio);
    int reach = (int) Math.ceil(2.2 * sigma);
    float[] kernel = new float[2 * reach + 1];
    float sum = 0;
    for (int each = -reach; each <= reach; each++) {
      kernel[each + reach] = (float) Math.exp(-0.5 * each * each / (sigma * sigma));
      sum += kernel[each + reach];
    }
    for (int each = 0; each < kernel.length; each++) {
      kernel[each] /= sum;
    }
    return kernel;
  }

  private static float[] across(
      float[] light, int from, int rows, int to, double ratio, float[] kernel) {
    float[] narrow = new float[3 * to * rows];
    int reach = kernel.length / 2;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < to; column++) {
        int middle = (int) ((column + 0.5) * ratio);
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int each = -reach; each <= reach; each++) {
          int source = Math.clamp(middle + each, 0, from - 1);
          int at = 3 * (row * from + source);
          float share = kernel[each + reach];
          red += share * light[at];
          green += share * light[at + 1];
          blue += share * light[at + 2];
        }
        int at = 3 * (row * to + column);
        narrow[at] = red;
        narrow[at + 1] = green;
        narrow[at + 2] = blue;
      }
    }
    return narrow;
  }

  private static float[] down(
      float[] narrow, int width, int from, int to, double ratio, float[] kernel) {
    float[] small = new float[3 * width * to];
    int reach = kernel.length / 2;
    for (int row = 0; row < to; row++) {
      int middle = (int) ((row + 0.5) * ratio);
      for (int each = -reach; each <= reach; each++) {
        int source = 3 * width * Math.clamp(middle + each, 0, from - 1);
        float share = kernel[each + reach];
        int target = 3 * width * row;
        for (int at = 0; at < 3 * width; at++) {
          small[target + at] += share * narrow[source + at];
        }
      }
    }
    return small;
  }

  /** Normal values from four uniform parts of one random number: enough for grain, and fast. */
  private static final class Gauss {
    private final SplittableRandom random;

    Gauss(SplittableRandom random) {
      this.random = random;
    }

    float next() {
      long bits = random.nextLong();
      int sum =
          (int) (bits & 0xffff)
              + (int) (bits >>> 16 & 0xffff)
              + (int) (bits >>> 32 & 0xffff)
              + (int) (bits >>> 48);
      return (sum - 131070) / 37837f;
    }
  }
}
