package studio.migr.app.engine;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.runtime.serve.EngineAddress;
import studio.migr.runtime.serve.EngineClient;
import studio.migr.runtime.serve.EngineLink;
import studio.migr.runtime.serve.EngineLostException;
import studio.migr.runtime.serve.LocalEngine;
import studio.migr.runtime.serve.RefusalException;
import studio.migr.runtime.serve.ServerEngine;
import studio.migr.runtime.serve.protocol.LoadRequest;
import studio.migr.runtime.serve.protocol.ModelInfo;
import studio.migr.runtime.serve.protocol.Precision;
import studio.migr.runtime.work.Work;

/**
 * Keeps the one way to an engine: starts a process or calls a server when it is needed, and hears
 * when it is gone. Any thread.
 */
final class EngineKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EngineKeeper.class);

  private final Runnable lost;
  private Optional<EngineAddress> server = Optional.empty();
  private @Nullable EngineLink engine;

  /** Counts closings, so that what was started before is not kept after. */
  private int endings;

  /**
   * @param lost hears, on any thread, that an engine is gone that nobody here ended
   */
  EngineKeeper(Runnable lost) {
    this.lost = lost;
  }

  /**
   * Loads a model in the engine that is wanted. What a server has already is left as it is, so that
   * to come back to it takes no time and others who use it notice nothing.
   */
  LoadedModel load(LoadWish wish, Work work) throws IOException, RefusalException {
    EngineClient client = link(wish.server()).client();
    Optional<ModelInfo> there = wish.server().isEmpty() ? Optional.empty() : client.info();
    ModelInfo info =
        there.isPresent() && isWanted(there.get(), wish)
            ? there.get()
            : client.load(request(wish), work);
    return new LoadedModel(
        wish,
        info.getFamily(),
        info.getDevice(),
        numbers(info.getPrecision()),
        info.getParameters(),
        info.getWeightBytes(),
        info.getLayers(),
        info.getHeads(),
        info.getTokenizer(),
        info.hasSenses());
  }

  private static boolean isWanted(ModelInfo there, LoadWish wish) {
    return there.getFolder().equals(wish.folder())
        && there.getAdapter().equals(wish.adapter().orElse(""))
        && there.getDevice().equals(wish.device())
        && (wish.numbers() == NumberKind.AS_STORED
            || wish.numbers() == numbers(there.getPrecision()));
  }

  private static LoadRequest request(LoadWish wish) {
    return LoadRequest.newBuilder()
        .setFolder(wish.folder())
        .setAdapter(wish.adapter().orElse(""))
        .setDevice(wish.device())
        .setPrecision(precision(wish.numbers()))
        .setRegardlessOfMemory(wish.regardless())
        .build();
  }

  /**
   * The engine in use, for whoever asks about what was loaded. One that is gone is not replaced
   * here: a new one would hold no model, and that the old one is gone would be heard by nobody.
   *
   * @throws EngineLostException if it is gone
   */
  synchronized EngineLink engine() throws EngineLostException {
    EngineLink current = engine;
    if (current == null || !current.isAlive()) {
      throw new EngineLostException("no engine");
    }
    return current;
  }

  /** Starting and calling take seconds, for which nobody who wants to end them has to wait. */
  private EngineLink link(Optional<EngineAddress> wanted) throws IOException, RefusalException {
    int before;
    synchronized (this) {
      EngineLink current = engine;
      if (current != null && current.isAlive() && server.equals(wanted)) {
        return current;
      }
      close();
      before = endings;
    }
    EngineLink reached =
        wanted.isPresent() ? ServerEngine.connect(wanted.get()) : LocalEngine.start();
    synchronized (this) {
      if (endings != before || engine != null) {
        reached.close();
        throw new CancellationException("no longer wanted");
      }
      engine = reached;
      server = wanted;
    }
    var unused = reached.onLoss().thenAccept(words -> ended(reached, words));
    return reached;
  }

  private void ended(EngineLink ended, String words) {
    synchronized (this) {
      if (engine != ended) {
        return; // ended from here
      }
      engine = null;
    }
    LOG.warn("The engine is gone: {}", words);
    ended.close();
    lost.run();
  }

  static Precision precision(NumberKind numbers) {
    return switch (numbers) {
      case AS_STORED -> Precision.PRECISION_UNSPECIFIED;
      case FP32 -> Precision.FLOAT32;
      case BF16 -> Precision.BFLOAT16;
      case FP16 -> Precision.FLOAT16;
      case INT8 -> Precision.INT8;
    };
  }

  static NumberKind numbers(Precision precision) {
    return switch (precision) {
      case FLOAT32 -> NumberKind.FP32;
      case BFLOAT16 -> NumberKind.BF16;
      case FLOAT16 -> NumberKind.FP16;
      case INT8 -> NumberKind.INT8;
      default -> NumberKind.AS_STORED;
    };
  }

  /** Ends the process, and gives back all its memory; a server is only let go. */
  @Override
  public synchronized void close() {
    endings++;
    EngineLink current = engine;
    engine = null;
    if (current != null) {
      current.close();
    }
  }
}
