package studio.migr.training.model;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Set;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/**
 * Float32 tensors rounded to the nearest bfloat16, to the even one between two; others as they are.
 */
record RoundedTensors(TensorSource exact) implements TensorSource {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Override
  public Set<String> names() {
    return exact.names();
  }

  @Override
  public TensorInfo info(String name) {
    TensorInfo info = exact.info(name);
    return info.type() == TensorType.F32
        ? new TensorInfo(name, TensorType.BF16, info.shape())
        : info;
  }

  @Override
  public MemorySegment bytes(String name) {
    MemorySegment bytes = exact.bytes(name);
    if (exact.info(name).type() != TensorType.F32) {
      return bytes;
    }
    int count = Math.toIntExact(exact.info(name).elements());
    MemorySegment rounded = MemorySegment.ofArray(new short[count]);
    for (int k = 0; k < count; k++) {
      rounded.set(SHORT, 2L * k, rounded(bytes.get(FLOAT, 4L * k)));
    }
    return rounded;
  }

  static short rounded(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }
}
