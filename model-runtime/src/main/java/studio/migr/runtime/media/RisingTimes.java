package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

/**
 * Makes the time stamps of frames in presentation order strictly increase, always in the same way:
 * one that does not lie after the one before (equal or earlier) becomes one tick later, a missing
 * one follows as late as the frame before it lasts.
 *
 * <p>The index and the reader both use it, so that a frame gets the same time in both.
 */
final class RisingTimes {
  /** Beyond this a time stamp is damage, and sums of it would overflow: it counts as missing. */
  private static final long FARTHEST = 1L << 60;

  /** Nor does a frame last longer than this, in ticks. */
  private static final long LONGEST = 1L << 32;

  private long last;
  private long lasts;
  private boolean any;

  /** Whether {@code stamp} is a time at all: neither missing nor beyond any clip. */
  static boolean isTime(long stamp) {
    return stamp != AV_NOPTS_VALUE && Math.abs(stamp) <= FARTHEST;
  }

  /** Forgets the past: the next frame is the first. */
  void startOver() {
    any = false;
  }

  /** Starts over after a frame whose time is known. */
  void restartAt(long known, long duration) {
    last = known;
    lasts = duration;
    any = true;
  }

  /**
   * The time of the next frame.
   *
   * @param stamp its own time stamp, or FFmpeg's mark for none
   * @param duration how long it lasts in ticks; 0 if that is not known
   */
  long next(long stamp, long duration) {
    long after = any ? last + 1 : Long.MIN_VALUE;
    if (isTime(stamp)) {
      last = Math.max(stamp, after);
    } else {
      last = any ? Math.max(last + Math.min(lasts, LONGEST), after) : 0;
    }
    any = true;
    lasts = duration;
    return last;
  }
}
