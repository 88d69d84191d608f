package studio.migr.runtime.serve;

import java.util.concurrent.CompletableFuture;

/** A way to an engine that was there: a process of this machine, or a server. */
public sealed interface EngineLink extends AutoCloseable permits LocalEngine, ServerEngine {
  EngineClient client();

  /** Whether the engine can still be reached, as far as is known. */
  boolean isAlive();

  /**
   * Completes on any thread with what is known of the reason, for a log, once the engine is gone or
   * out of reach. Also completes some time after {@link #close}.
   */
  CompletableFuture<String> onLoss();

  @Override
  void close();
}
