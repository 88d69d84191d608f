package studio.migr.training.model;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Set;
import studio.migr.runtime.safetensors.TensorInfo;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/**
 * Tensors of which those of some types are given in another.
 *
 * @param from types of floating-point numbers that are converted; others stay as they are
 * @param to float32 or bfloat16
 */
public record ConvertedTensors(TensorSource source, Set<TensorType> from, TensorType to)
    implements TensorSource {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  public ConvertedTensors {
    from = Set.copyOf(from);
  }

  /** Bfloat16 and float16 as float32, which has all their values. */
  public static ConvertedTensors widened(TensorSource narrow) {
    return new ConvertedTensors(narrow, Set.of(TensorType.BF16, TensorType.F16), TensorType.F32);
  }

  /** Float32 rounded to the nearest bfloat16, to the even one between two. */
  public static ConvertedTensors rounded(TensorSource exact) {
    return new ConvertedTensors(exact, Set.of(TensorType.F32), TensorType.BF16);
  }

  @Override
  public Set<String> names() {
    return source.names();
  }

  @Override
  public TensorInfo info(String name) {
    TensorInfo info = source.info(name);
    return from.contains(info.type()) ? new TensorInfo(name, to, info.shape()) : info;
  }

  @Override
  public MemorySegment bytes(String name) {
    MemorySegment bytes = source.bytes(name);
    TensorInfo info = source.info(name);
    if (!from.contains(info.type())) {
      return bytes;
    }
    int count = Math.toIntExact(info.elements());
    MemorySegment converted =
        to == TensorType.F32
            ? MemorySegment.ofArray(new float[count])
            : MemorySegment.ofArray(new short[count]);
    for (int k = 0; k < count; k++) {
      float number = number(bytes, info.type(), k);
      if (to == TensorType.F32) {
        converted.set(FLOAT, (long) Float.BYTES * k, number);
      } else {
        converted.set(SHORT, (long) Short.BYTES * k, rounded(number));
      }
    }
    return converted;
  }

  private static float number(MemorySegment bytes, TensorType type, long index) {
    return switch (type) {
      case F32 -> bytes.get(FLOAT, Float.BYTES * index);
      case BF16 -> Float.intBitsToFloat(bytes.get(SHORT, Short.BYTES * index) << Short.SIZE);
      case F16 -> Float.float16ToFloat(bytes.get(SHORT, Short.BYTES * index));
      default -> throw new IllegalArgumentException(type.name());
    };
  }

  private static short rounded(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) ((bits >>> 16) | 0x40);
    }
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16);
  }
}
