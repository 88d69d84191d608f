package studio.migr.runtime.speed;

import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.safetensors.TensorSource;

/** What a decoder's weights take; a checkpoint may hold other parts beside them. */
final class DecoderBytes {
  private static final String EMBEDDING = "model.embed_tokens.weight";

  private DecoderBytes() {}

  /** All of them in memory. A tied embedding is kept twice if only its copy is made of bytes. */
  static long held(Qwen2Config config, TensorSource weights, Placement placement) {
    long embedding = weights.info(EMBEDDING).elements() * placement.precision().bytes();
    boolean twice = config.tied() && placement.linear().bytes();
    return layers(weights, placement)
        + embedding
        + (config.tied() && !twice ? 0 : head(config, weights, placement));
  }

  /** Those that a token reads: all but the embedding, of which it takes one row. */
  static long readForOneToken(Qwen2Config config, TensorSource weights, Placement placement) {
    return layers(weights, placement) + head(config, weights, placement);
  }

  private static long layers(TensorSource weights, Placement placement) {
    return weights.names().stream()
        .filter(name -> name.startsWith("model.layers.") || name.equals("model.norm.weight"))
        .mapToLong(name -> weights.info(name).elements() * placement.bytesPerWeight())
        .sum();
  }

  private static long head(Qwen2Config config, TensorSource weights, Placement placement) {
    String name = config.tied() ? EMBEDDING : "lm_head.weight";
    return weights.info(name).elements() * placement.bytesPerWeight();
  }
}
