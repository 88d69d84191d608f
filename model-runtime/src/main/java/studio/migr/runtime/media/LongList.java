package studio.migr.runtime.media;

import java.util.Arrays;

/** Whole numbers in order, eight bytes each: an hour of frames takes two megabytes. */
final class LongList {
  private long[] values = new long[1024];
  private int size;

  void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  long get(int k) {
    return values[k];
  }

  long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
