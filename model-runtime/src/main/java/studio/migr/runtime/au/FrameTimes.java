package studio.migr.runtime.au;

import java.util.Arrays;

/**
 * When a clip's frames are shown. Tools count frames from a nominal rate; where the clip's own
 * times are known, these hold instead.
 *
 * @param ms time of each frame in ms from the clip's start, ascending; empty if not known. Not
 *     copied; nobody changes it
 */
public record FrameTimes(double[] ms) {
  /** The file's own times must do. */
  public static final FrameTimes UNKNOWN = new FrameTimes(new double[0]);

  public boolean known() {
    return ms.length > 0;
  }

  /**
   * The frame whose time is closest to {@code time}, from 0.
   *
   * @throws IllegalStateException if no times are known
   */
  int nearest(double time) {
    if (!known()) {
      throw new IllegalStateException("no frame times");
    }
    int at = Arrays.binarySearch(ms, time);
    if (at >= 0) {
      return at;
    }
    int next = -at - 1;
    if (next == 0) {
      return 0;
    }
    return next == ms.length || time - ms[next - 1] <= ms[next] - time ? next - 1 : next;
  }
}
