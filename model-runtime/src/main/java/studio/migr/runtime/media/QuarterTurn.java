package studio.migr.runtime.media;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;

/** Turns pictures of 4 bytes a pixel by quarters of a circle. */
final class QuarterTurn {
  private QuarterTurn() {}

  /**
   * @param pixels rows of {@code width} pixels without padding
   * @param clockwise 90, 180 or 270 degrees
   * @return a new direct buffer; for 90 and 270 its rows have {@code height} pixels
   */
  static ByteBuffer turn(ByteBuffer pixels, int width, int height, int clockwise) {
    ByteBuffer turned = ByteBuffer.allocateDirect(pixels.capacity()).order(ByteOrder.nativeOrder());
    IntBuffer from = pixels.asIntBuffer();
    IntBuffer to = turned.asIntBuffer();
    int last = width * height - 1;
    switch (clockwise) {
      case 90 -> {
        for (int x = 0, at = 0; x < width; x++) {
          for (int y = height - 1; y >= 0; y--) {
            to.put(at++, from.get(y * width + x));
          }
        }
      }
      case 180 -> {
        for (int k = 0; k <= last; k++) {
          to.put(k, from.get(last - k));
        }
      }
      case 270 -> {
        for (int x = width - 1, at = 0; x >= 0; x--) {
          for (int y = 0; y < height; y++) {
            to.put(at++, from.get(y * width + x));
          }
        }
      }
      default -> throw new IllegalArgumentException("not a quarter turn: " + clockwise);
    }
    return turned;
  }
}
