package studio.migr.app.thumbnail;

import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import studio.migr.runtime.media.VideoFrame;

/**
 * A frame made small: its middle in the wanted shape, each pixel the mean of those it stands for.
 */
final class SmallPicture {
  private SmallPicture() {}

  /**
   * @param width in px
   * @param height in px
   */
  static BufferedImage of(VideoFrame frame, int width, int height) {
    double scale = Math.min(frame.width() / (double) width, frame.height() / (double) height);
    double left = (frame.width() - width * scale) / 2;
    double top = (frame.height() - height * scale) / 2;
    IntBuffer pixels =
        frame.bgra().duplicate().rewind().order(java.nio.ByteOrder.LITTLE_ENDIAN).asIntBuffer();
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      int fromY = (int) (top + y * scale);
      int toY = Math.clamp((int) (top + (y + 1) * scale), fromY + 1, frame.height());
      for (int x = 0; x < width; x++) {
        int fromX = (int) (left + x * scale);
        int toX = Math.clamp((int) (left + (x + 1) * scale), fromX + 1, frame.width());
        small.setRGB(x, y, mean(pixels, frame.width(), fromX, toX, fromY, toY));
      }
    }
    return small;
  }

  private static int mean(IntBuffer pixels, int stride, int fromX, int toX, int fromY, int toY) {
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int y = fromY; y < toY; y++) {
      for (int x = fromX; x < toX; x++) {
        int pixel = pixels.get(y * stride + x);
        red += pixel >> 16 & 0xff;
        green += pixel >> 8 & 0xff;
        blue += pixel & 0xff;
      }
    }
    int count = (toX - fromX) * (toY - fromY);
    return (int) (red / count) << 16 | (int) (green / count) << 8 | (int) (blue / count);
  }
}
