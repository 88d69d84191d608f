package studio.migr.app.player;

/** The clock that runs backwards. */
final class Shuttle {
  private static final double FASTEST = 4;

  private double rate;
  private double fromMs;
  private long fromNanos;

  boolean running() {
    return rate > 0;
  }

  /** Starts at the speed of life, or doubles the speed. */
  void faster(double positionMs) {
    rate = running() ? Math.min(FASTEST, rate * 2) : 1;
    fromMs = positionMs;
    fromNanos = System.nanoTime();
  }

  void stop() {
    rate = 0;
  }

  /** The time it shows, in milliseconds. */
  double positionMs() {
    return fromMs - rate * (System.nanoTime() - fromNanos) / 1e6;
  }
}
