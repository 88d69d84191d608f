package studio.migr.training.model;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Set;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/** Tensors in bfloat16 or float16 as float32, which has all their values; others as they are. */
record WidenedTensors(TensorSource narrow) implements TensorSource {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public Set<String> names() {
    return narrow.names();
  }

  @Override
  public TensorInfo info(String name) {
    TensorInfo info = narrow.info(name);
    return isNarrow(info) ? new TensorInfo(name, TensorType.F32, info.shape()) : info;
  }

  private static boolean isNarrow(TensorInfo info) {
    return info.type() == TensorType.BF16 || info.type() == TensorType.F16;
  }

  @Override
  public MemorySegment bytes(String name) {
    MemorySegment bytes = narrow.bytes(name);
    TensorInfo info = narrow.info(name);
    if (!isNarrow(info)) {
      return bytes;
    }
    int count = Math.toIntExact(info.elements());
    MemorySegment wide = MemorySegment.ofArray(new float[count]);
    for (int k = 0; k < count; k++) {
      short bits = bytes.get(SHORT, 2L * k);
      wide.set(
          FLOAT,
          4L * k,
          info.type() == TensorType.BF16
              ? Float.intBitsToFloat(bits << 16)
              : Float.float16ToFloat(bits));
    }
    return wide;
  }
}
