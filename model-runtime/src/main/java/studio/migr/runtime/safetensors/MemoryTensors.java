package studio.migr.runtime.safetensors;

import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** Tensors that were made in memory, such as an adapter after training. */
public final class MemoryTensors implements TensorSource {
  private record Tensor(TensorInfo info, MemorySegment bytes) {}

  private final Map<String, Tensor> tensors = new LinkedHashMap<>();

  /**
   * @param bytes row-major and little-endian; kept, not copied
   * @throws IllegalArgumentException if they are not as many as type and shape say, or the name is
   *     taken
   */
  public MemoryTensors add(TensorInfo info, MemorySegment bytes) {
    if (bytes.byteSize() != info.bytes()) {
      throw new IllegalArgumentException(info + " in " + bytes.byteSize() + " bytes");
    }
    if (tensors.putIfAbsent(info.name(), new Tensor(info, bytes.asReadOnly())) != null) {
      throw new IllegalArgumentException(info.name() + " twice");
    }
    return this;
  }

  @Override
  public Set<String> names() {
    return Collections.unmodifiableSet(tensors.keySet());
  }

  @Override
  public TensorInfo info(String name) {
    return tensor(name).info;
  }

  @Override
  public MemorySegment bytes(String name) {
    return tensor(name).bytes;
  }

  private Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new NoSuchElementException(name);
    }
    return tensor;
  }
}
