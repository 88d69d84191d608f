package studio.migr.runtime.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

/**
 * Makes the time stamps of frames in presentation order strictly increase, always in the same way:
 * one that does not lie after the one before (equal, earlier, or missing) becomes one tick later.
 *
 * <p>The index and the reader both use it, so that a frame gets the same time in both.
 */
final class RisingTimes {
  private long last;
  private boolean any;

  /** Forgets the past: the next frame is the first. */
  void startOver() {
    any = false;
  }

  /** Starts over after a frame whose time is known. */
  void restartAt(long known) {
    last = known;
    any = true;
  }

  /** The time of the next frame, from its own time stamp or FFmpeg's mark for none. */
  long next(long stamp) {
    if (!any) {
      last = stamp == AV_NOPTS_VALUE ? 0 : stamp;
      any = true;
    } else {
      last = stamp == AV_NOPTS_VALUE ? last + 1 : Math.max(stamp, last + 1);
    }
    return last;
  }
}
