package studio.migr.clips.film;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Turns blue, green, red into the three planes of a picture as H.264 takes it (ITU-R BT.709). */
final class Planes {
  private Planes() {}

  static void fill(AVFrame picture, byte[] bgr, int width, int height) {
    byte[] luma = new byte[width];
    int lumaStep = picture.linesize(0);
    ByteBuffer lumaPlane = plane(picture, 0, lumaStep * height);
    for (int row = 0; row < height; row++) {
      int at = 3 * row * width;
      for (int column = 0; column < width; column++, at += 3) {
        int blue = bgr[at] & 0xff;
        int green = bgr[at + 1] & 0xff;
        int red = bgr[at + 2] & 0xff;
        luma[column] = (byte) (16 + ((11966 * red + 40254 * green + 4064 * blue + 32768) >> 16));
      }
      lumaPlane.put(row * lumaStep, luma);
    }
    chroma(picture, 1, bgr, width, height, -6596, -22188, 28784);
    chroma(picture, 2, bgr, width, height, 28784, -26145, -2639);
  }

  private static void chroma(
      AVFrame picture, int which, byte[] bgr, int width, int height, int r, int g, int b) {
    int step = picture.linesize(which);
    ByteBuffer plane = plane(picture, which, step * height / 2);
    byte[] line = new byte[width / 2];
    for (int row = 0; row < height / 2; row++) {
      for (int column = 0; column < width / 2; column++) {
        int at = 3 * (2 * row * width + 2 * column);
        int below = at + 3 * width;
        int blue = sum(bgr, at, below, 0);
        int green = sum(bgr, at, below, 1);
        int red = sum(bgr, at, below, 2);
        line[column] = (byte) (128 + ((r * red + g * green + b * blue + (1 << 17)) >> 18));
      }
      plane.put(row * step, line);
    }
  }

  private static int sum(byte[] bgr, int at, int below, int part) {
    return (bgr[at + part] & 0xff)
        + (bgr[at + 3 + part] & 0xff)
        + (bgr[below + part] & 0xff)
        + (bgr[below + 3 + part] & 0xff);
  }

  private static ByteBuffer plane(AVFrame picture, int which, int size) {
    return new BytePointer(picture.data(which)).capacity(size).asByteBuffer();
  }
}
