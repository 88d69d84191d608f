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
  private long last;
  private long lasts;
  private boolean any;

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
    if (stamp != AV_NOPTS_VALUE) {
      last = Math.max(stamp, after);
    } else {
      last = any ? Math.max(last + lasts, after) : 0;
    }
    any = true;
    lasts = duration;
    return last;
  }
}
