package studio.migr.training.sft;

import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.training.model.TrainableModel;

/**
 * What a training would be, before it begins.
 *
 * @param longest places of the longest sample of the first step
 * @param memoryBytes about, at its highest
 * @param seconds about, from one part of a step as it went just now
 */
public record SftPlan(
    int samples,
    int validationSamples,
    long stepsOfEpoch,
    long steps,
    long trainedNumbers,
    int longest,
    long memoryBytes,
    double seconds) {

  /** Values with their gradients and two moments. */
  private static final int COPIES = 4;

  /** Numbers kept of each place and layer for the way back, in widths of the decoder. */
  private static final int KEPT_WIDTHS = 14;

  /**
   * Weights once, what is trained with gradient and moments, what the layers keep for the way back,
   * and the distributions over the vocabulary with theirs.
   */
  public static long memory(TrainableModel model, long places, long learnt) {
    Qwen2Config decoder = decoder(model.config());
    long weights = 0;
    TensorSource all = model.weights();
    for (String name : all.names()) {
      weights += all.info(name).elements();
    }
    long layer = (long) KEPT_WIDTHS * decoder.hidden() + 4L * decoder.intermediate();
    long activations = places * decoder.layers() * layer;
    long distributions = 4 * learnt * decoder.vocabulary();
    return Float.BYTES
        * (weights + (COPIES - 1) * model.trainedNumbers() + activations + distributions);
  }

  private static Qwen2Config decoder(ModelConfig config) {
    return config instanceof HumanOmniConfig omni ? omni.decoder() : (Qwen2Config) config;
  }
}
