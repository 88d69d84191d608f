package studio.migr.training.watch;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text looked at as one number, which is several times faster than one by one (D.
 * Lemire, "Number parsing at a gigabyte per second", 2021).
 */
final class EightBytes {
  static final int COUNT = 8;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long UPPER_HALVES = 0xF0F0F0F0F0F0F0F0L;
  private static final long ZEROS = 0x3030303030303030L;
  private static final long HIGH = 0x8080808080808080L;

  private EightBytes() {}

  /** How many digits stand at {@code at}, eight at most. */
  static int digits(byte[] bytes, int at, int end) {
    if (at + COUNT > bytes.length) {
      int count = 0;
      while (at + count < end && bytes[at + count] >= '0' && bytes[at + count] <= '9') {
        count++;
      }
      return Math.min(count, COUNT);
    }
    long eight = (long) LONGS.get(bytes, at);
    long others =
        ((eight & UPPER_HALVES) | (((eight + ONES * 6) & UPPER_HALVES) >>> 4))
            ^ (ZEROS | (ZEROS >>> 4));
    return Math.min(end - at, Long.numberOfTrailingZeros(others) / COUNT);
  }

  /** The number that the first {@code count} digits at {@code at} are. */
  static long number(byte[] bytes, int at, int count) {
    if (at + COUNT > bytes.length) {
      long number = 0;
      for (int k = 0; k < count; k++) {
        number = number * 10 + bytes[at + k] - '0';
      }
      return number;
    }
    if (count == 0) {
      return 0;
    }
    // As many zeros before as digits are missing, so that there are always eight.
    long pairs = ((long) LONGS.get(bytes, at) - ZEROS) << (COUNT * (COUNT - count));
    pairs = pairs * 10 + (pairs >>> 8);
    long mask = 0x000000FF000000FFL;
    return ((pairs & mask) * (100 + (1_000_000L << 32))
            + ((pairs >>> 16) & mask) * (1 + (10_000L << 32)))
        >>> 32;
  }

  /** Where the first {@code wanted} stands from {@code from} on; {@code end} if there is none. */
  static int find(byte[] bytes, byte wanted, int from, int end) {
    int at = from;
    long all = ONES * wanted;
    while (at + COUNT <= end) {
      long differs = (long) LONGS.get(bytes, at) ^ all;
      long found = (differs - ONES) & ~differs & HIGH;
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / COUNT;
      }
      at += COUNT;
    }
    while (at < end && bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
