package studio.migr.runtime.testing;

import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;

/** A checkpoint whose tensors bear other names. */
public final class RenamedTensors implements TensorSource {
  private final TensorSource source;
  private final Map<String, String> original = new LinkedHashMap<>();

  /**
   * @param names from the name in the source to the new one
   */
  public RenamedTensors(TensorSource source, UnaryOperator<String> names) {
    this.source = source;
    source.names().forEach(name -> original.put(names.apply(name), name));
  }

  @Override
  public Set<String> names() {
    return original.keySet();
  }

  @Override
  public TensorInfo info(String name) {
    TensorInfo info = source.info(original.getOrDefault(name, name));
    return new TensorInfo(name, info.type(), info.shape());
  }

  @Override
  public MemorySegment bytes(String name) {
    return source.bytes(original.getOrDefault(name, name));
  }
}
