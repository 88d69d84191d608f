package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Decoded frames around the one looked at, in the decoder's own pixel format (a third of the bytes
 * of BGRA, mostly). When it is full, the frame farthest from the one looked at goes first.
 */
final class FrameCache implements AutoCloseable {
  /** Kept whatever they weigh. */
  private static final int FEWEST = 4;

  private final long mostBytes;
  private final TreeMap<Integer, AVFrame> frames = new TreeMap<>();
  private long bytes;

  /**
   * @param mostBytes of pixels kept; a few frames are kept even if they are larger
   */
  FrameCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Frame {@code k}, owned by this cache, or null. */
  @Nullable AVFrame get(int k) {
    return frames.get(k);
  }

  /**
   * Takes another reference to a decoded frame.
   *
   * @param centre the frame looked at
   */
  void put(int k, AVFrame frame, int centre) {
    if (frames.containsKey(k)) {
      return; // the same picture: frames are exact
    }
    AVFrame kept = av_frame_clone(frame);
    frames.put(k, kept);
    bytes += weight(kept);
    while (bytes > mostBytes && frames.size() > FEWEST) {
      Map.Entry<Integer, AVFrame> first = Objects.requireNonNull(frames.firstEntry());
      Map.Entry<Integer, AVFrame> last = Objects.requireNonNull(frames.lastEntry());
      var farthest = centre - first.getKey() >= last.getKey() - centre ? first : last;
      frames.remove(farthest.getKey());
      bytes -= weight(farthest.getValue());
      av_frame_free(farthest.getValue());
    }
  }

  private static long weight(AVFrame frame) {
    return Math.max(0, av_image_get_buffer_size(frame.format(), frame.width(), frame.height(), 1));
  }

  @Override
  public void close() {
    frames.values().forEach(frame -> av_frame_free(frame));
    frames.clear();
    bytes = 0;
  }
}
