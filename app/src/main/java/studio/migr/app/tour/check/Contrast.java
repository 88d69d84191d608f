package studio.migr.app.tour.check;

/**
 * Contrast as the Web Content Accessibility Guidelines 2.2 define it: the ratio of the relative
 * luminances of two sRGB colours, from 1 (the same) to 21 (black on white).
 */
final class Contrast {
  private static final double[] LINEAR = new double[256];

  static {
    for (int i = 0; i < 256; i++) {
      double c = i / 255.0;
      LINEAR[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
  }

  private Contrast() {}

  /** Contrast of two opaque colours, each 0xRRGGBB (higher bits are ignored). */
  static double ratio(int one, int other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * LINEAR[rgb >> 16 & 0xFF]
        + 0.7152 * LINEAR[rgb >> 8 & 0xFF]
        + 0.0722 * LINEAR[rgb & 0xFF];
  }
}
