package studio.migr.runtime.playback;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Which instant of the clip is heard, from how many frames the output has played. Laps of a loop
 * follow each other in the output without a break; each starts at a frame of its own.
 *
 * <p>Not thread-safe.
 */
final class PlayedTime {
  private static final double MILLIS = 1000;

  private final int generation;
  private final double msPerFrame;
  private final SmoothClock clock;
  private final Deque<Lap> laps = new ArrayDeque<>();

  /** A run through the clip or its loop: its first frame in the output and what is there. */
  private record Lap(int number, long firstFrame, double fromMs, double toMs) {}

  /**
   * @param speed media time by played time
   */
  PlayedTime(int generation, int sampleRate, double speed) {
    this.generation = generation;
    this.msPerFrame = MILLIS * speed / sampleRate;
    this.clock = new SmoothClock(sampleRate);
  }

  /**
   * Says what the output plays from a frame on.
   *
   * @param firstFrame frame of the output, not before that of the last lap
   * @param fromMs instant of the clip at that frame
   * @param toMs instant at which the lap ends
   */
  void beginLap(long firstFrame, double fromMs, double toMs) {
    int number = laps.isEmpty() ? 0 : laps.getLast().number() + 1;
    laps.add(new Lap(number, firstFrame, fromMs, toMs));
  }

  void report(long played, long written, long now) {
    clock.report(played, written, now);
    lapAt(clock.at(now));
  }

  Moment at(long now) {
    double frames = clock.at(now);
    Lap lap = lapAt(frames);
    double ms = lap.fromMs() + (frames - lap.firstFrame()) * msPerFrame;
    return new Moment(generation, lap.number(), Math.clamp(ms, lap.fromMs(), lap.toMs()));
  }

  /** The lap that plays; those before it are forgotten, for time never goes back. */
  private Lap lapAt(double frames) {
    Lap current = laps.removeFirst();
    while (!laps.isEmpty() && laps.getFirst().firstFrame() <= frames) {
      current = laps.removeFirst();
    }
    laps.addFirst(current);
    return current;
  }
}
