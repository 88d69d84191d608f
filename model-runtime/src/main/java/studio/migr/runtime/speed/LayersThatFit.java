package studio.migr.runtime.speed;

import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;

/** How many layers of a decoder a machine has memory for, so that the rest can be worked out. */
public final class LayersThatFit {
  /** Of what is free: the rest is for the tensor that is being read, the cache, and others. */
  private static final double SHARE = 0.6;

  private LayersThatFit() {}

  /**
   * @param free bytes that the device has
   * @return from 1 to all of them
   */
  public static int of(Qwen2Config shape, Placement placement, long free) {
    RandomWeights weights = new RandomWeights(shape);
    long layer = 0;
    long others = 0;
    for (String name : weights.names()) {
      long elements = weights.info(name).elements();
      if (name.startsWith("model.layers.0.")) {
        layer += elements * placement.bytesPerWeight();
      } else if (!name.startsWith("model.layers.")) {
        others += elements * Precision.BFLOAT16.bytes();
      }
    }
    long fit = (long) ((free * SHARE - others) / layer);
    return (int) Math.clamp(fit, 1, shape.layers());
  }
}
