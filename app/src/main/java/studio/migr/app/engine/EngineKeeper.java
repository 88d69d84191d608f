package studio.migr.app.engine;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.serve.LocalEngine;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Precision;
import studio.migr.runtime.work.Work;

/** Keeps the one engine process: starts it when it is needed and hears when it ends. Any thread. */
final class EngineKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineKeeper.class);

  private final Runnable lost;
  private @Nullable LocalEngine engine;

  /**
   * @param lost hears, on any thread, that a process ended that nobody here ended
   */
  EngineKeeper(Runnable lost) {
    this.lost = lost;
  }

  /** Loads a model in a process that is started for it, or is there already. */
  LoadedModel load(LoadWish wish, Work work) throws IOException, RefusalException {
    ModelInfo info =
        engine()
            .client()
            .load(
                LoadRequest.newBuilder()
                    .setFolder(wish.folder().toString())
                    .setDevice(wish.device())
                    .setPrecision(precision(wish.numbers()))
                    .setRegardlessOfMemory(wish.regardless())
                    .build(),
                work);
    return new LoadedModel(
        wish,
        info.getFamily(),
        info.getDevice(),
        numbers(info.getPrecision()),
        info.getParameters(),
        info.getWeightBytes(),
        info.getTokenizer(),
        info.hasSenses());
  }

  /** The process, for whoever asks; started if there is none. */
  synchronized LocalEngine engine() throws IOException {
    LocalEngine current = engine;
    if (current == null || !current.isAlive()) {
      LocalEngine started = LocalEngine.start();
      var unused = started.onExit().thenAccept(exit -> ended(started, exit));
      engine = started;
      current = started;
    }
    return current;
  }

  private void ended(LocalEngine ended, int exit) {
    synchronized (this) {
      if (engine != ended) {
        return; // ended from here
      }
      engine = null;
    }
    LOG.warn("The engine ended with {}: {}", exit, ended.lastWords());
    ended.close();
    lost.run();
  }

  static Precision precision(NumberKind numbers) {
    return switch (numbers) {
      case AS_STORED -> Precision.PRECISION_UNSPECIFIED;
      case FP32 -> Precision.FLOAT32;
      case BF16 -> Precision.BFLOAT16;
      case FP16 -> Precision.FLOAT16;
    };
  }

  static NumberKind numbers(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> NumberKind.FP32;
      case BFLOAT16 -> NumberKind.BF16;
      case FLOAT16 -> NumberKind.FP16;
      default -> NumberKind.AS_STORED;
    };
  }

  /** Ends the process, and gives back all its memory. */
  @Override
  public synchronized void close() {
    LocalEngine current = engine;
    engine = null;
    if (current != null) {
      current.close();
    }
  }
}
