package studio.migr.runtime.merge;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.safetensors.TensorType;

/** Numbers of a tensor in the types that models are kept in, one by one. */
enum Numbers {
  FLOAT32 {
    @Override
    float get(MemorySegment bytes, long index) {
      return bytes.get(FLOAT, index * Float.BYTES);
    }

    @Override
    void set(MemorySegment bytes, long index, float value) {
      bytes.set(FLOAT, index * Float.BYTES, value);
    }
  },
  FLOAT16 {
    @Override
    float get(MemorySegment bytes, long index) {
      return Float.float16ToFloat(bytes.get(SHORT, index * Short.BYTES));
    }

    @Override
    void set(MemorySegment bytes, long index, float value) {
      bytes.set(SHORT, index * Short.BYTES, Float.floatToFloat16(value));
    }
  },
  BFLOAT16 {
    @Override
    float get(MemorySegment bytes, long index) {
      return Float.intBitsToFloat(bytes.get(SHORT, index * Short.BYTES) << Short.SIZE);
    }

    @Override
    void set(MemorySegment bytes, long index, float value) {
      bytes.set(SHORT, index * Short.BYTES, (short) (rounded(value) >>> Short.SIZE));
    }

    /** To the nearest, ties to even, as PyTorch does; what is no number stays none. */
    private static int rounded(float value) {
      int bits = Float.floatToIntBits(value);
      return Float.isNaN(value) ? bits : bits + 0x7fff + ((bits >>> Short.SIZE) & 1);
    }
  };

  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  abstract float get(MemorySegment bytes, long index);

  abstract void set(MemorySegment bytes, long index, float value);

  /**
   * @throws IllegalArgumentException for other types, which no model is computed with
   */
  static Numbers of(TensorType type) {
    return switch (type) {
      case F32 -> FLOAT32;
      case F16 -> FLOAT16;
      case BF16 -> BFLOAT16;
      default -> throw new IllegalArgumentException(type.name());
    };
  }

  /** All numbers of a tensor, row after row. */
  static float[] of(TensorSource tensors, String name) {
    Numbers numbers = of(tensors.info(name).type());
    MemorySegment bytes = tensors.bytes(name);
    float[] all = new float[Math.toIntExact(tensors.info(name).elements())];
    for (int k = 0; k < all.length; k++) {
      all[k] = numbers.get(bytes, k);
    }
    return all;
  }
}
