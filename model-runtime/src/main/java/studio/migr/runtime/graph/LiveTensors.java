package studio.migr.runtime.graph;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/**
 * Tensors that a program holds, under names of a checkpoint. A graph that is loaded from them on
 * the same device and in the same precision shares their memory: what is changed in place there is
 * changed here.
 */
public final class LiveTensors implements TensorSource {
  private final Map<String, NDArray> tensors;
  private final TensorSource others;
  private final Set<String> names;

  /**
   * @param tensors in float32; to be kept open as long as this is used
   * @param others what else the checkpoint holds
   */
  public LiveTensors(Map<String, NDArray> tensors, TensorSource others) {
    tensors.forEach(
        (name, tensor) -> {
          if (tensor.getDataType() != DataType.FLOAT32) {
            throw new IllegalArgumentException(name + " is " + tensor.getDataType());
          }
        });
    this.tensors = Map.copyOf(tensors);
    this.others = others;
    Set<String> all = new LinkedHashSet<>(tensors.keySet());
    all.addAll(others.names());
    this.names = Collections.unmodifiableSet(all);
  }

  boolean shares(String name) {
    return tensors.containsKey(name);
  }

  @Override
  public Set<String> names() {
    return names;
  }

  @Override
  public TensorInfo info(String name) {
    return shares(name)
        ? new TensorInfo(name, TensorType.F32, tensor(name).getShape().getShape())
        : others.info(name);
  }

  /** A copy of the values that the tensor has now. */
  @Override
  public MemorySegment bytes(String name) {
    return shares(name) ? MemorySegment.ofArray(tensor(name).toFloatArray()) : others.bytes(name);
  }

  NDArray tensor(String name) {
    NDArray tensor = tensors.get(name);
    if (tensor == null) {
      throw new NoSuchElementException(name);
    }
    return tensor;
  }
}
