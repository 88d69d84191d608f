package studio.migr.runtime.serve;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.serve.protocol.HealthReply;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.work.Work;

/**
 * The one model of the process and the one thread on which it works: requests wait for each other,
 * since two at once would both be slower than one after the other.
 */
final class ModelRoom implements AutoCloseable {
  /** What is done on the model's thread. */
  interface Visit {
    void run() throws Exception;
  }

  private final ModelHost host;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("model").factory());
  private final Map<String, CancelSwitch> running = new ConcurrentHashMap<>();
  private final AtomicInteger visitors = new AtomicInteger();
  private volatile boolean loading;
  private volatile @Nullable HostedModel model;

  ModelRoom(ModelHost host) {
    this.host = host;
  }

  /** Does it on the model's thread, once those who came before are done. */
  void visit(Visit visit) {
    visitors.incrementAndGet();
    thread.execute(
        () -> {
          try {
            visit.run();
          } catch (Exception e) {
            throw new IllegalStateException("a visit has to report its own failures", e);
          } finally {
            visitors.decrementAndGet();
          }
        });
  }

  /** As {@link #visit}; meanwhile {@link #cancel} finds it under {@code id}. */
  void visit(String id, CancelSwitch work, Visit visit) {
    running.put(id, work);
    visit(
        () -> {
          try {
            visit.run();
          } finally {
            running.remove(id, work);
          }
        });
  }

  /** Stops what runs or waits under an id; false if nothing does. */
  boolean cancel(String id) {
    CancelSwitch work = running.get(id);
    if (work != null) {
      work.cancel();
    }
    return work != null;
  }

  /** On the model's thread. The model before is gone, whatever comes of it. */
  HostedModel load(LoadRequest request, Work work) throws IOException, RefusalException {
    unload();
    loading = true;
    try {
      HostedModel loaded = host.load(request, work);
      model = loaded;
      return loaded;
    } finally {
      loading = false;
    }
  }

  /** On the model's thread. */
  void unload() {
    HostedModel before = model;
    model = null;
    if (before != null) {
      before.close();
    }
  }

  Optional<HostedModel> model() {
    return Optional.ofNullable(model);
  }

  /**
   * @throws RefusalException if none is loaded
   */
  HostedModel require() throws RefusalException {
    return model().orElseThrow(() -> new RefusalException("engine.refusal.no-model"));
  }

  HealthReply.State state() {
    if (loading) {
      return HealthReply.State.LOADING;
    }
    if (visitors.get() > 0) {
      return HealthReply.State.BUSY;
    }
    return model == null ? HealthReply.State.EMPTY : HealthReply.State.READY;
  }

  /** Stops what runs and gives the model back once it has stopped. */
  @Override
  public void close() {
    running.values().forEach(CancelSwitch::cancel);
    thread.execute(this::unload);
    thread.shutdown();
  }
}
