package studio.migr.runtime.adapter;

import studio.migr.runtime.safetensors.TensorInfo;

/**
 * What an adapter adds to one linear module: the weight becomes W + scale · B · A.
 *
 * @param module such as {@code model.layers.0.self_attn.q_proj}; its weight in the base is {@code
 *     module.weight}
 * @param a [rank, inputs], by its name in the adapter's file
 * @param b [outputs, rank], by its name in the adapter's file
 */
public record LoraPair(String module, TensorInfo a, TensorInfo b, double scale) {
  public int rank() {
    return (int) a.size(0);
  }

  public long inputs() {
    return a.size(1);
  }

  public long outputs() {
    return b.size(0);
  }

  /** Name of the tensor in the base that it changes. */
  public String weight() {
    return module + ".weight";
  }
}
