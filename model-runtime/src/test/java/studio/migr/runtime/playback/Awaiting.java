package studio.migr.runtime.playback;

import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
final class Awaiting {
  // Far beyond what the slowest machine takes: only a wrong program waits so long.
  private static final long LONGEST_NANOS = 60_000_000_000L;

  private Awaiting() {}

  static void await(BooleanSupplier condition) {
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > LONGEST_NANOS) {
        throw new AssertionError("waited in vain");
      }
      try {
        Thread.sleep(2);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
