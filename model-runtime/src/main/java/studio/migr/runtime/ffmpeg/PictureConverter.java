package studio.migr.runtime.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGRA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_FLAG_ALPHA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ411P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ422P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ440P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ444P;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BITEXACT;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded pictures of any pixel format into 8-bit BGRA. The same picture gives the same bytes
 * on every machine: the processor's fast, inexact ways are switched off.
 */
public final class PictureConverter implements AutoCloseable {
  // Interpolating chroma across each row as well (SWS_FULL_CHR_H_INT) takes five times as long, 18
  // ms
  // at 720p: more than decoding, for what the eye does not see.
  private static final int FLAGS = SWS_BILINEAR | SWS_ACCURATE_RND | SWS_BITEXACT;
  private static final int ONE = 1 << 16; // contrast and saturation, 16.16 fixed point
  // swscale writes whole vectors: the last one of the last row may run over the end.
  private static final int OVERRUN_BYTES = 64;

  /** All that decides how the pixels of a frame are converted. */
  private record Source(int width, int height, int format, int matrix, boolean fullRange) {}

  private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);
  private @Nullable SwsContext context;
  private @Nullable Source source;
  private boolean closed;

  /**
   * The pixels of {@code frame}, rows without padding, alpha 255.
   *
   * @return a new direct buffer, owned by the garbage collector
   * @throws IllegalArgumentException if the pixel format cannot be converted
   */
  public ByteBuffer toBgra(AVFrame frame) {
    int width = frame.width();
    int height = frame.height();
    int bytes = Math.multiplyExact(Math.multiplyExact(width, height), 4);
    SwsContext sws = contextFor(frame);
    ByteBuffer buffer =
        ByteBuffer.allocateDirect(bytes + OVERRUN_BYTES).order(ByteOrder.nativeOrder());
    try (BytePointer start = new BytePointer(buffer)) {
      planes.put(0, start);
      strides.put(0, width * 4);
      sws_scale(sws, frame.data(), frame.linesize(), 0, height, planes, strides);
    }
    ByteBuffer pixels = buffer.limit(bytes).slice().order(ByteOrder.nativeOrder());
    if (hasAlpha(frame.format())) {
      makeOpaque(pixels.asIntBuffer());
    }
    return pixels;
  }

  private SwsContext contextFor(AVFrame frame) {
    boolean fullRange =
        frame.color_range() == AVCOL_RANGE_JPEG || isFullRangeFormat(frame.format());
    Source wanted =
        new Source(frame.width(), frame.height(), frame.format(), frame.colorspace(), fullRange);
    SwsContext current = context;
    if (current != null && wanted.equals(source)) {
      return current;
    }
    free();
    SwsContext fresh =
        sws_getContext(
            wanted.width,
            wanted.height,
            wanted.format,
            wanted.width,
            wanted.height,
            AV_PIX_FMT_BGRA,
            FLAGS,
            null,
            null,
            (DoublePointer) null);
    if (fresh == null || fresh.isNull()) {
      throw new IllegalArgumentException("pixel format " + wanted.format);
    }
    sws_setColorspaceDetails(
        fresh,
        sws_getCoefficients(wanted.matrix),
        fullRange ? 1 : 0,
        sws_getCoefficients(SWS_CS_DEFAULT),
        1,
        0,
        ONE,
        ONE);
    context = fresh;
    source = wanted;
    return fresh;
  }

  private static boolean isFullRangeFormat(int format) {
    return format == AV_PIX_FMT_YUVJ420P
        || format == AV_PIX_FMT_YUVJ422P
        || format == AV_PIX_FMT_YUVJ444P
        || format == AV_PIX_FMT_YUVJ440P
        || format == AV_PIX_FMT_YUVJ411P;
  }

  private static boolean hasAlpha(int format) {
    return (av_pix_fmt_desc_get(format).flags() & AV_PIX_FMT_FLAG_ALPHA) != 0;
  }

  private static void makeOpaque(IntBuffer pixels) {
    int alpha = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0xff00_0000 : 0xff;
    for (int k = 0; k < pixels.limit(); k++) {
      pixels.put(k, pixels.get(k) | alpha);
    }
  }

  private void free() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      free();
      planes.close();
      strides.close();
    }
  }
}
