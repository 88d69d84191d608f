package studio.migr.runtime.features;

/**
 * Bicubic resizing of 8-bit pictures as the models' own preprocessing does it (Pillow's {@code
 * BICUBIC}): the kernel widens when a picture shrinks, rows first, then columns, each rounded to 8
 * bits.
 */
public final class BicubicResize {
  private static final int CHANNELS = 3;
  private static final int FRACTION_BITS = 22; // an 8-bit value, a weight and two bits to spare: 32
  private static final int HALF = 1 << (FRACTION_BITS - 1);

  private BicubicResize() {}

  /** Which pixels of an axis make one new pixel, and with which weights. */
  private record Mix(int from, int[] weights) {}

  /**
   * @param rgb three bytes for each pixel, row after row
   */
  public static byte[] resize(byte[] rgb, int width, int height, int newWidth, int newHeight) {
    byte[] narrow = width == newWidth ? rgb : alongRows(rgb, width, height, newWidth);
    return height == newHeight ? narrow : alongColumns(narrow, newWidth, height, newHeight);
  }

  private static byte[] alongRows(byte[] rgb, int width, int height, int newWidth) {
    Mix[] mixes = mixes(width, newWidth);
    byte[] out = new byte[height * newWidth * CHANNELS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < newWidth; x++) {
        Mix mix = mixes[x];
        mix(
            rgb,
            (y * width + mix.from) * CHANNELS,
            CHANNELS,
            mix,
            out,
            (y * newWidth + x) * CHANNELS);
      }
    }
    return out;
  }

  private static byte[] alongColumns(byte[] rgb, int width, int height, int newHeight) {
    Mix[] mixes = mixes(height, newHeight);
    byte[] out = new byte[newHeight * width * CHANNELS];
    for (int y = 0; y < newHeight; y++) {
      Mix mix = mixes[y];
      for (int x = 0; x < width; x++) {
        int from = (mix.from * width + x) * CHANNELS;
        mix(rgb, from, width * CHANNELS, mix, out, (y * width + x) * CHANNELS);
      }
    }
    return out;
  }

  private static void mix(byte[] in, int from, int step, Mix mix, byte[] out, int to) {
    for (int channel = 0; channel < CHANNELS; channel++) {
      int sum = HALF;
      for (int k = 0; k < mix.weights.length; k++) {
        sum += (in[from + k * step + channel] & 0xff) * mix.weights[k];
      }
      out[to + channel] = (byte) Math.clamp(sum >> FRACTION_BITS, 0, 255);
    }
  }

  private static Mix[] mixes(int size, int newSize) {
    double scale = (double) size / newSize;
    double stretch = Math.max(scale, 1);
    double reach = 2 * stretch;
    Mix[] mixes = new Mix[newSize];
    for (int k = 0; k < newSize; k++) {
      double centre = (k + 0.5) * scale;
      int from = Math.max(0, (int) (centre - reach + 0.5));
      int to = Math.min(size, (int) (centre + reach + 0.5));
      double[] weights = new double[to - from];
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        weights[j] = kernel((from + j - centre + 0.5) / stretch);
        sum += weights[j];
      }
      int[] fixed = new int[weights.length];
      for (int j = 0; j < fixed.length; j++) {
        double weight = weights[j] / sum * (1 << FRACTION_BITS);
        fixed[j] = (int) (weight + Math.copySign(0.5, weight));
      }
      mixes[k] = new Mix(from, fixed);
    }
    return mixes;
  }

  /** Keys' cubic convolution with a = −0.5. */
  private static double kernel(double x) {
    double a = -0.5;
    double distance = Math.abs(x);
    if (distance < 1) {
      return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
    }
    return distance < 2 ? (((distance - 5) * distance + 8) * distance - 4) * a : 0;
  }
}
