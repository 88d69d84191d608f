package studio.migr.runtime.serve;

import studio.migr.runtime.serve.protocol.Finished;

/** Times an answer. */
final class Stopwatch {
  private final long start = System.nanoTime();
  private int tokens;
  private long first;

  void token() {
    if (tokens++ == 0) {
      first = System.nanoTime() - start;
    }
  }

  Finished finished(Finished.Reason reason) {
    return Finished.newBuilder()
        .setReason(reason)
        .setTokens(tokens)
        .setFirstTokenMs(first / 1e6)
        .setTotalMs((System.nanoTime() - start) / 1e6)
        .build();
  }
}
