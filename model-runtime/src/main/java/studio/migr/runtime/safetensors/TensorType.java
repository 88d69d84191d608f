package studio.migr.runtime.safetensors;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The data types of the safetensors format, by the names that its headers use. */
public enum TensorType {
  BOOL(8),
  /** 4 bits: two of them in a byte. */
  F4(4),
  F6_E2M3(6),
  F6_E3M2(6),
  U8(8),
  I8(8),
  F8_E5M2(8),
  F8_E4M3(8),
  F8_E5M2FNUZ(8),
  F8_E4M3FNUZ(8),
  F8_E8M0(8),
  I16(16),
  U16(16),
  F16(16),
  BF16(16),
  I32(32),
  U32(32),
  F32(32),
  /** A complex number of two F32. */
  C64(64),
  F64(64),
  I64(64),
  U64(64);

  private static final Map<String, TensorType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(Enum::name, Function.identity()));

  private final int bits;

  TensorType(int bits) {
    this.bits = bits;
  }

  public static Optional<TensorType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Bits that one element takes. */
  public int bits() {
    return bits;
  }

  /**
   * Bytes that so many elements take.
   *
   * @throws ArithmeticException if that is no whole number of bytes, or more than a long can hold
   */
  public long bytes(long elements) {
    long all = Math.multiplyExact(elements, bits);
    if (all % Byte.SIZE != 0) {
      throw new ArithmeticException(elements + " elements of " + this + " end within a byte");
    }
    return all / Byte.SIZE;
  }
}
