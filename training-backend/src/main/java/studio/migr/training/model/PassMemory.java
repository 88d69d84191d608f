package studio.migr.training.model;

import java.util.Optional;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Precision;

/** About how much memory learning takes at its highest: a plan's estimate, not a bound. */
public final class PassMemory {
  /** What is trained, as it is computed with, with its gradients and two moments. */
  private static final int COPIES = 4;

  /** Numbers kept of each place and layer for the way back, in widths of the decoder. */
  private static final int KEPT_WIDTHS = 14;

  /** The same in widths of its feed-forward part. */
  private static final int KEPT_INTERMEDIATES = 4;

  /** At least so many distributions make a quick product with the vocabulary's table. */
  private static final int FEWEST_AT_ONCE = 512;

  /** So many numbers stay in a processor's cache. */
  private static final int CACHED = 1 << 20;

  private PassMemory() {}

  /** Distributions over the vocabulary that are computed at once, of as many as are learnt. */
  public static int atOnce(TrainableModel model) {
    return atOnce(TrainableParts.decoder(model.config()).vocabulary());
  }

  static int atOnce(int vocabulary) {
    return Math.max(FEWEST_AT_ONCE, CACHED / vocabulary);
  }

  /**
   * Weights once, what is trained with gradients and moments, what the layers keep for the way back
   * (one layer, and the inputs of all, if they are computed again), and distributions over the
   * vocabulary. Towers that are trained keep more.
   *
   * @param places of the largest part of a step, empty ones included
   * @param distributions that are held at the same time
   * @param again whether layers are computed again on the way back
   * @return bytes
   */
  public static long of(TrainableModel model, long places, long distributions, boolean again) {
    Qwen2Config decoder = TrainableParts.decoder(model.config());
    long width = model.precision() == Precision.FLOAT32 ? Float.BYTES : Short.BYTES;
    long layer =
        (long) KEPT_WIDTHS * decoder.hidden()
            + (long) KEPT_INTERMEDIATES * decoder.intermediate()
            + dropped(model.adapterConfig(), decoder);
    long kept =
        again ? layer + (long) decoder.layers() * decoder.hidden() : decoder.layers() * layer;
    long trained = model.trainedNumbers();
    return width * (model.numbers() + places * kept)
        + Float.BYTES * ((COPIES - 1) * trained + distributions * decoder.vocabulary())
        + (model.precision() == Precision.FLOAT32 ? 0 : Float.BYTES * trained);
  }

  /** With dropout, adapters keep their inputs twice: what is left of them, and what is left out. */
  private static long dropped(Optional<LoraConfig> adapters, Qwen2Config decoder) {
    if (adapters.isEmpty() || adapters.get().dropout() == 0) {
      return 0;
    }
    return adapters.get().targets().stream()
        .mapToLong(
            name -> 2L * (name.equals("down_proj") ? decoder.intermediate() : decoder.hidden()))
        .sum();
  }
}
