package studio.migr.training.sft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraPair;
import studio.migr.runtime.graph.Tensors;
import studio.migr.runtime.graph.WeightsException;

/**
 * A LoRA adapter while it is trained: copies of its tensors that ask for gradients.
 *
 * @param trained the tensors that change, by names such as {@code 3.self_attn.q_proj.lora_A}
 * @param scalings what stays, by names such as {@code 3.self_attn.q_proj.scaling}
 * @param tensors names in the adapter's file by those of {@code trained}
 */
public record TrainedAdapter(
    Map<String, NDArray> trained, Map<String, NDArray> scalings, Map<String, String> tensors) {
  private static final String LAYERS = "model.layers.";

  /**
   * @param scope owns the copies
   */
  public static TrainedAdapter of(NDManager scope, LoraAdapter adapter) throws WeightsException {
    Map<String, NDArray> trained = new LinkedHashMap<>();
    Map<String, NDArray> scalings = new LinkedHashMap<>();
    Map<String, String> tensors = new LinkedHashMap<>();
    for (LoraPair pair : adapter.pairs()) {
      if (!pair.module().startsWith(LAYERS)) {
        throw new WeightsException(WeightsException.Fault.MISSING, pair.weight(), "");
      }
      String part = pair.module().substring(LAYERS.length());
      tensors.put(part + ".lora_A", pair.a().name());
      tensors.put(part + ".lora_B", pair.b().name());
      scalings.put(part + ".scaling", scope.create((float) pair.scale()));
    }
    for (Map.Entry<String, String> tensor : tensors.entrySet()) {
      NDArray copy = Tensors.read(scope, adapter, tensor.getValue()).duplicate();
      copy.setRequiresGradient(true);
      trained.put(tensor.getKey(), copy);
    }
    return new TrainedAdapter(trained, scalings, tensors);
  }

  /** What {@link FineTune#gradients} takes. */
  public Map<String, NDArray> inputs() {
    Map<String, NDArray> all = new LinkedHashMap<>(trained);
    all.putAll(scalings);
    return all;
  }

  /** The tensors that change, in the order of {@link #inOrder}. */
  public List<NDArray> parameters() {
    return List.copyOf(trained.values());
  }

  /** One of {@code values} for each parameter. */
  public List<NDArray> inOrder(Map<String, NDArray> values) {
    return trained.keySet().stream()
        .map(name -> Objects.requireNonNull(values.get(name), name))
        .toList();
  }

  /** The values by the names that the adapter's file uses. */
  public Map<String, NDArray> byTensor(Map<String, NDArray> values) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> named.put(tensor, Objects.requireNonNull(values.get(name), name)));
    return named;
  }
}
