package studio.migr.runtime.testing;

import java.nio.ByteBuffer;

/**
 * A picture that carries a number from 0 to 65535 so that a machine reads it after any compression:
 * 16 black or white blocks, four by four, the highest bit at the top left.
 */
public final class CounterStamp {
  public static final int WIDTH = 160;
  public static final int HEIGHT = 128;

  private static final int ACROSS = 4;
  private static final int BLACK = 16;
  private static final int WHITE = 235;
  private static final int CLEARLY_BLACK = 80;
  private static final int CLEARLY_WHITE = 170;

  private CounterStamp() {}

  /** The picture of {@code number}, one byte of brightness a pixel. */
  public static byte[] draw(int number, int width, int height) {
    byte[] gray = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int bit = y * ACROSS / height * ACROSS + x * ACROSS / width;
        gray[y * width + x] = (byte) ((number >> 15 - bit & 1) == 1 ? WHITE : BLACK);
      }
    }
    return gray;
  }

  /**
   * The number on a BGRA picture of any size.
   *
   * @throws AssertionError if a block is neither clearly black nor clearly white
   */
  public static int read(ByteBuffer bgra, int width, int height) {
    int number = 0;
    for (int bit = 0; bit < ACROSS * ACROSS; bit++) {
      int left = bit % ACROSS * width / ACROSS;
      int top = bit / ACROSS * height / ACROSS;
      int brightness = mean(bgra, width, left, top, width / ACROSS, height / ACROSS);
      if (brightness > CLEARLY_BLACK && brightness < CLEARLY_WHITE) {
        throw new AssertionError("block " + bit + " is grey: " + brightness);
      }
      number = number << 1 | (brightness >= CLEARLY_WHITE ? 1 : 0);
    }
    return number;
  }

  /** Mean of green over the middle of a block. */
  private static int mean(ByteBuffer bgra, int stride, int left, int top, int width, int height) {
    long sum = 0;
    int pixels = 0;
    for (int y = top + height / 4; y < top + height * 3 / 4; y++) {
      for (int x = left + width / 4; x < left + width * 3 / 4; x++) {
        sum += bgra.get((y * stride + x) * 4 + 1) & 0xff;
        pixels++;
      }
    }
    return (int) (sum / pixels);
  }
}
