package studio.migr.runtime.face.net;

import static org.bytedeco.opencv.global.opencv_core.BORDER_CONSTANT;
import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_32F;
import static org.bytedeco.opencv.global.opencv_core.CV_64F;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC4;
import static org.bytedeco.opencv.global.opencv_core.copyMakeBorder;
import static org.bytedeco.opencv.global.opencv_dnn.blobFromImage;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGRA2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * What of a picture the nets are shown. Results are native: call within a {@code PointerScope}.
 *
 * @param bgra direct buffer as in {@code VideoFrame}; not copied, only read
 */
public record Picture(int width, int height, ByteBuffer bgra) {

  private Mat pixels() {
    return new Mat(height, width, CV_8UC4, new BytePointer(bgra.duplicate().position(0)));
  }

  /** A turned square of the picture as (1, 3, size, size), red first, 0 to 1. */
  Mat crop(FaceCrop crop, int size) {
    Mat way = way(crop.toPicture(size));
    Mat square = new Mat();
    warpAffine(
        pixels(),
        square,
        way,
        new Size(size, size),
        INTER_LINEAR | WARP_INVERSE_MAP,
        BORDER_REPLICATE,
        Scalar.all(0));
    return blob(square, size, 1 / 255.0, 0);
  }

  /** A turned square of the picture, three bytes for each of its pixels, red first. */
  public byte[] square(FaceCrop crop, int size) {
    try (PointerScope scope = new PointerScope()) {
      double shrink = Math.min(1, size / crop.side());
      Mat small = pixels();
      if (shrink < 1) { // mixing all pixels first: the warp takes four of them and would flicker
        small = new Mat();
        resize(
            pixels(),
            small,
            new Size(scaled(width, shrink), scaled(height, shrink)),
            0,
            0,
            INTER_AREA);
      }
      Mat square = new Mat();
      warpAffine(
          small,
          square,
          way(crop.scaled(shrink).toPicture(size)),
          new Size(size, size),
          INTER_LINEAR | WARP_INVERSE_MAP,
          BORDER_REPLICATE,
          Scalar.all(0));
      Mat rgb = new Mat();
      cvtColor(square, rgb, COLOR_BGRA2RGB);
      byte[] bytes = new byte[3 * size * size];
      rgb.data().get(bytes);
      return bytes;
    }
  }

  private static Mat way(double[][] rows) {
    Mat way = new Mat(2, 3, CV_64F);
    new DoublePointer(way.data())
        .put(rows[0][0], rows[0][1], rows[0][2], rows[1][0], rows[1][1], rows[1][2]);
    return way;
  }

  /** How the whole picture lies in a square: scaled by {@code scale}, then moved. */
  record Letterbox(double scale, int left, int top) {}

  Letterbox letterbox(int size) {
    double scale = (double) size / Math.max(width, height);
    return new Letterbox(
        scale, (size - scaled(width, scale)) / 2, (size - scaled(height, scale)) / 2);
  }

  private static int scaled(int length, double scale) {
    return Math.max(1, (int) Math.round(length * scale));
  }

  /** The whole picture on black as (1, 3, size, size), red first, −1 to 1. */
  Mat whole(int size) {
    Letterbox box = letterbox(size);
    int across = scaled(width, box.scale());
    int down = scaled(height, box.scale());
    Mat small = new Mat();
    resize(pixels(), small, new Size(across, down), 0, 0, INTER_AREA);
    Mat square = new Mat();
    copyMakeBorder(
        small,
        square,
        box.top(),
        size - down - box.top(),
        box.left(),
        size - across - box.left(),
        BORDER_CONSTANT,
        Scalar.all(0));
    return blob(square, size, 1 / 127.5, 127.5);
  }

  private static Mat blob(Mat bgra, int size, double scale, double middle) {
    Mat rgb = new Mat();
    cvtColor(bgra, rgb, COLOR_BGRA2RGB);
    return blobFromImage(
        rgb, scale, new Size(size, size), Scalar.all(middle), false, false, CV_32F);
  }
}
