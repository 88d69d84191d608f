package studio.migr.runtime.media;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Every frame of a video stream in presentation order: its PTS and whether decoding can start
 * there.
 *
 * <p>PTS strictly increase. Frame numbers count from 0. Immutable.
 */
public final class FrameIndex {
  private final long[] pts;
  private final BitSet keys;

  /**
   * @param pts presentation time stamps in the stream's time base, strictly increasing, at least
   *     one
   * @param keys the frames at which decoding can start
   * @throws IllegalArgumentException if there is no frame, or the order is broken
   */
  public FrameIndex(long[] pts, BitSet keys) {
    if (pts.length == 0) {
      throw new IllegalArgumentException("a video stream without frames");
    }
    for (int k = 1; k < pts.length; k++) {
      if (pts[k] <= pts[k - 1]) {
        throw new IllegalArgumentException("PTS do not increase at frame " + k);
      }
    }
    this.pts = pts.clone();
    this.keys = (BitSet) keys.clone();
  }

  /** Number of frames. */
  public int size() {
    return pts.length;
  }

  /** PTS of frame {@code k}, in the stream's time base. */
  public long pts(int k) {
    return pts[k];
  }

  public boolean isKey(int k) {
    return keys.get(k);
  }

  /** The last frame at or before {@code k} at which decoding can start; 0 where none is marked. */
  public int keyAtOrBefore(int k) {
    return Math.max(0, keys.previousSetBit(k));
  }

  /**
   * The frame on screen at {@code time} (stream's time base): the last with PTS ≤ time, or 0 before
   * the first.
   */
  public int frameAt(long time) {
    int found = Arrays.binarySearch(pts, time);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** The frame whose PTS is nearest to {@code time}; the earlier one of two. */
  int nearest(long time) {
    int before = frameAt(time);
    boolean later =
        before + 1 < pts.length && pts[before + 1] - time < Math.abs(time - pts[before]);
    return later ? before + 1 : before;
  }

  /** Whether {@code longer} begins with these frames, by time and key flag. */
  boolean startsLike(FrameIndex longer) {
    if (size() > longer.size()) {
      return false;
    }
    for (int k = 0; k < size(); k++) {
      if (pts[k] != longer.pts[k] || isKey(k) != longer.isKey(k)) {
        return false;
      }
    }
    return true;
  }

  /** All PTS in presentation order; a copy. */
  public long[] allPts() {
    return pts.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FrameIndex that
        && Arrays.equals(pts, that.pts)
        && keys.equals(that.keys);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(pts) + keys.hashCode();
  }

  @Override
  public String toString() {
    return "FrameIndex[" + pts.length + " frames, " + keys.cardinality() + " key]";
  }
}
