package studio.migr.runtime.playback;

/**
 * How many frames have been played, at any instant between two reports of the device. Devices
 * report in steps of many milliseconds; this runs on evenly between them, corrects itself gently,
 * never goes back, and never passes what has been written.
 *
 * <p>Not thread-safe.
 */
final class SmoothClock {
  private static final double NANOS = 1e9;
  // A deviation is made up for within about this time; a larger one ahead at once.
  private static final double CORRECTION_SECONDS = 0.25;
  private static final double JUMP_SECONDS = 0.1;

  private final int sampleRate;
  private double frames;
  private long nanos;
  private double pace;
  private long limit;

  SmoothClock(int sampleRate) {
    this.sampleRate = sampleRate;
  }

  /**
   * Takes in what the device says.
   *
   * @param played frames played so far
   * @param written frames handed to the device so far
   * @param now in nanoseconds
   */
  void report(long played, long written, long now) {
    double shown = at(now);
    double late = played - shown;
    if (late > JUMP_SECONDS * sampleRate) {
      shown = played;
      late = 0;
    }
    frames = shown;
    nanos = now;
    limit = written;
    // Some devices take their time to start: until something is heard nothing moves.
    pace = played == 0 ? 0 : Math.clamp(1 + late / (CORRECTION_SECONDS * sampleRate), 0, 2);
  }

  /** Frames played by {@code now}. */
  double at(long now) {
    double reached = frames + pace * (now - nanos) * sampleRate / NANOS;
    return Math.max(frames, Math.min(reached, limit));
  }
}
