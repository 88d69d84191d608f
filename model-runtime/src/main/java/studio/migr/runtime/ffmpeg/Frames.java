package studio.migr.runtime.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/** What FFmpeg says about one decoded frame. */
public final class Frames {
  private Frames() {}

  /** Whether decoding can start at this picture. */
  public static boolean isKey(AVFrame frame) {
    return (frame.flags() & AVFrame.AV_FRAME_FLAG_KEY) != 0;
  }

  /** Whether the decoder had to make up a part of it. */
  public static boolean isDamaged(AVFrame frame) {
    return frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
  }
}
