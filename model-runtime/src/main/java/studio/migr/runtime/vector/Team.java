package studio.migr.runtime.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share out small pieces of work, thousands of times a second: whoever is free takes
 * the next piece, so that a thread whose core is busy with other work holds nobody up for more than
 * one. Between two jobs they wait awake for a third of a millisecond, then they sleep. For one
 * thread at a time.
 */
final class Team implements AutoCloseable {
  private static final int AWAKE = 6000;

  private final List<Thread> helpers = new ArrayList<>();
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile @Nullable Job job;
  private volatile boolean closed;

  /** One piece of a job. */
  interface Piece {
    void run(int number);
  }

  private record Job(Piece piece, int pieces, AtomicInteger next) {
    /** Takes pieces as long as there are any. */
    void work() {
      for (int number = next.getAndIncrement(); number < pieces; number = next.getAndIncrement()) {
        piece.run(number);
      }
    }

    boolean open() {
      return next.get() < pieces;
    }
  }

  /**
   * @param threads at least one, the caller's own
   */
  Team(int threads) {
    for (int k = 1; k < threads; k++) {
      helpers.add(Thread.ofPlatform().daemon().name("vectors-" + k).start(this::help));
    }
  }

  int threads() {
    return helpers.size() + 1;
  }

  /** Runs all pieces and returns when they are done. */
  void run(int pieces, Piece piece) {
    if (pieces == 1 || helpers.isEmpty()) {
      for (int number = 0; number < pieces; number++) {
        piece.run(number);
      }
      return;
    }
    Job mine = new Job(piece, pieces, new AtomicInteger());
    job = mine;
    for (Thread helper : helpers) {
      LockSupport.unpark(helper);
    }
    try {
      mine.work();
    } finally {
      mine.next.addAndGet(pieces); // after a failure nobody begins another piece
      job = null;
      while (working.get() > 0) {
        Thread.onSpinWait();
      }
    }
    Throwable failed = failure.getAndSet(null);
    if (failed != null) {
      throw new IllegalStateException(failed);
    }
  }

  private void help() {
    int idle = 0;
    while (!closed) {
      Job now = job;
      if (now == null || !now.open()) {
        idle++;
        if (idle < AWAKE) {
          Thread.onSpinWait();
        } else {
          LockSupport.park(this);
        }
        continue;
      }
      idle = 0;
      working.incrementAndGet();
      try {
        if (now == job) { // else the caller no longer waits for it
          now.work();
        }
      } catch (Throwable e) {
        failure.compareAndSet(null, e);
      } finally {
        working.decrementAndGet();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    helpers.forEach(LockSupport::unpark);
  }
}
