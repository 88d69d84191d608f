package studio.migr.runtime.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;
import static org.bytedeco.ffmpeg.global.avutil.av_version_info;
import static org.bytedeco.ffmpeg.global.avutil.avutil_license;

import java.util.Objects;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avfilter;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import studio.migr.runtime.media.Rational;

/** What holds for the whole native library. */
public final class Ffmpeg {
  private Ffmpeg() {}

  /**
   * Loads the native libraries, once; later calls cost nothing. FFmpeg's own messages are switched
   * off.
   */
  public static void load() {
    Objects.requireNonNull(Loaded.VERSION);
  }

  /**
   * Loads also what decoding a picture and playing sound will need, which is otherwise loaded when
   * first used: the first clip then opens as fast as any other.
   */
  public static void warmUp() {
    load();
    Loader.load(swscale.class);
    Loader.load(swresample.class);
    Loader.load(avfilter.class);
  }

  /** Version of the FFmpeg build, such as {@code 8.0.1}. */
  public static String version() {
    return Loaded.VERSION;
  }

  /** Under which licence the FFmpeg build stands, in its own words. */
  public static String licence() {
    load();
    return avutil_license().getString();
  }

  /** Which native libraries belong to this machine, such as {@code linux-x86_64}. */
  public static String platform() {
    return Loader.getPlatform();
  }

  /** FFmpeg's own words for an error code. */
  public static String message(int error) {
    try (BytePointer text = new BytePointer(256)) {
      av_strerror(error, text, 256);
      String padded = text.getString(); // all 256 bytes
      int end = padded.indexOf(0);
      return end < 0 ? padded : padded.substring(0, end);
    }
  }

  /** A fraction of FFmpeg's as ours; 0/1 where FFmpeg has none. */
  public static Rational rational(AVRational value) {
    return value.den() <= 0 ? new Rational(0, 1) : new Rational(value.num(), value.den());
  }

  private static final class Loaded {
    static final String VERSION;

    static {
      av_log_set_level(AV_LOG_QUIET);
      VERSION = av_version_info().getString();
    }
  }
}
