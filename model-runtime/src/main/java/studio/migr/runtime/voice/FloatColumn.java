package studio.migr.runtime.voice;

import java.util.Arrays;

/** Values that come one by one. */
final class FloatColumn {
  private float[] values = new float[1024];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = (float) value;
  }

  float[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
