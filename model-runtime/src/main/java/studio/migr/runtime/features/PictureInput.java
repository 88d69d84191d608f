package studio.migr.runtime.features;

/** Pictures as SigLIP reads them: resized to a square without regard to shape, scaled to −1..1. */
public final class PictureInput {
  private static final int CHANNELS = 3;

  private PictureInput() {}

  /**
   * @param rgb three bytes for each pixel, row after row
   * @param size pixels of a side of the square
   * @return red, green and blue planes, each {@code size} rows of {@code size} values in −1..1
   */
  public static float[] of(byte[] rgb, int width, int height, int size) {
    if (rgb.length != width * height * CHANNELS) {
      throw new IllegalArgumentException(
          rgb.length + " bytes are no RGB picture of " + width + " × " + height);
    }
    byte[] square = BicubicResize.resize(rgb, width, height, size, size);
    float[] planes = new float[CHANNELS * size * size];
    for (int pixel = 0; pixel < size * size; pixel++) {
      for (int channel = 0; channel < CHANNELS; channel++) {
        float value = (square[pixel * CHANNELS + channel] & 0xff) / 255f;
        planes[channel * size * size + pixel] = (value - 0.5f) / 0.5f;
      }
    }
    return planes;
  }
}
