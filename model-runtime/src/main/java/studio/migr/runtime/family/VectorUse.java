package studio.migr.runtime.family;

import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.vector.VectorModule;

/** When the processor's vectors take the place of the graph. */
final class VectorUse {
  /**
   * Bytes of weights from which on it pays within one answer: until the virtual machine has
   * compiled them, vectors are slow, for about a second.
   */
  private static final long LARGE = 64L << 20;

  private VectorUse() {}

  static boolean possible(Qwen2Config shape, Placement placement) {
    Precision precision = placement.precision();
    boolean readable =
        precision == Precision.FLOAT32
            || (precision == Precision.BFLOAT16 && shape.intermediate() % 2 == 0);
    return VectorModule.isHere() && readable && placement.device().equals(Placement.CPU);
  }

  static boolean faster(Qwen2Config shape, Placement placement) {
    return weights(shape) * placement.bytesPerWeight() >= LARGE;
  }

  private static long weights(Qwen2Config shape) {
    long hidden = shape.hidden();
    long keys = hidden / shape.heads() * shape.keyValueHeads();
    long layer = hidden * (2 * hidden + 2 * keys + 3L * shape.intermediate());
    return shape.layers() * layer + hidden * shape.vocabulary();
  }
}
