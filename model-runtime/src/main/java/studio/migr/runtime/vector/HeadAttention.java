package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Attention of one new position to the places of one key head. Keys are kept a second time, turned
 * on their side, so that as many places are scored at once as a vector has numbers.
 */
final class HeadAttention {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int LANES = FLOATS.length();

  private final int size;
  private final int width;
  private final float[] sideways;
  private final MemorySegment values;

  /**
   * @param keys [places, size]
   * @param values [places, size]
   * @param filled places that hold something
   */
  HeadAttention(MemorySegment keys, MemorySegment values, int places, int size, int filled) {
    this.size = size;
    this.width = roomFor(places);
    this.values = values;
    this.sideways = new float[size * width];
    float[] key = new float[size];
    for (int place = 0; place < filled; place++) {
      MemorySegment.copy(
          keys, ValueLayout.JAVA_FLOAT, (long) place * size * Float.BYTES, key, 0, size);
      put(place, key, 0);
    }
  }

  /** Places rounded up to whole vectors. */
  static int roomFor(int places) {
    return (places + LANES - 1) / LANES * LANES;
  }

  void put(int place, float[] key, int from) {
    for (int k = 0; k < size; k++) {
      sideways[k * width + place] = key[from + k];
    }
  }

  /**
   * @param query [size] from {@code from}
   * @param first the first place that may be looked at
   * @param end behind the last
   * @param shares [roomFor(places)] from {@code at}: how much of it goes to each place
   * @param attended [size] from {@code to}: the sum of the values
   */
  void attend(
      float[] query,
      int from,
      int first,
      int end,
      float[] shares,
      int at,
      float[] attended,
      int to) {
    int begin = first / LANES * LANES;
    int room = roomFor(end);
    score(query, from, begin, room, shares, at);
    Arrays.fill(shares, at, at + first, Float.NEGATIVE_INFINITY);
    Arrays.fill(shares, at + end, at + room, Float.NEGATIVE_INFINITY);
    float most = Float.NEGATIVE_INFINITY;
    for (int place = first; place < end; place++) {
      most = Math.max(most, shares[at + place]);
    }
    FloatVector sums = FloatVector.zero(FLOATS);
    for (int place = begin; place < room; place += LANES) {
      FloatVector each = Lanes.exp(FloatVector.fromArray(FLOATS, shares, at + place).sub(most));
      each.intoArray(shares, at + place);
      sums = sums.add(each);
    }
    float all = Lanes.sum(sums);
    for (int place = begin; place < room; place += LANES) {
      FloatVector.fromArray(FLOATS, shares, at + place).div(all).intoArray(shares, at + place);
    }
    Arrays.fill(shares, at, at + begin, 0);
    sum(first, end, shares, at, attended, to);
  }

  private void score(float[] query, int from, int begin, int room, float[] scores, int at) {
    float scale = (float) (1 / Math.sqrt(size));
    int place = begin;
    for (; place + 4 * LANES <= room; place += 4 * LANES) {
      FloatVector sum0 = FloatVector.zero(FLOATS);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      for (int k = 0; k < size; k++) {
        FloatVector q = FloatVector.broadcast(FLOATS, query[from + k]);
        int here = k * width + place;
        sum0 = FloatVector.fromArray(FLOATS, sideways, here).fma(q, sum0);
        sum1 = FloatVector.fromArray(FLOATS, sideways, here + LANES).fma(q, sum1);
        sum2 = FloatVector.fromArray(FLOATS, sideways, here + 2 * LANES).fma(q, sum2);
        sum3 = FloatVector.fromArray(FLOATS, sideways, here + 3 * LANES).fma(q, sum3);
      }
      sum0.mul(scale).intoArray(scores, at + place);
      sum1.mul(scale).intoArray(scores, at + place + LANES);
      sum2.mul(scale).intoArray(scores, at + place + 2 * LANES);
      sum3.mul(scale).intoArray(scores, at + place + 3 * LANES);
    }
    for (; place < room; place += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int k = 0; k < size; k++) {
        FloatVector q = FloatVector.broadcast(FLOATS, query[from + k]);
        sum = FloatVector.fromArray(FLOATS, sideways, k * width + place).fma(q, sum);
      }
      sum.mul(scale).intoArray(scores, at + place);
    }
  }

  /** Values [places, size] by their shares. */
  private void sum(int first, int end, float[] shares, int at, float[] attended, int to) {
    int k = 0;
    for (; k + LANES <= size; k += LANES) {
      vector(k, first, end, shares, at).intoArray(attended, to + k);
    }
    for (; k < size; k++) {
      float sum = 0;
      for (int place = first; place < end; place++) {
        float value = values.getAtIndex(ValueLayout.JAVA_FLOAT, (long) place * size + k);
        sum = Math.fma(value, shares[at + place], sum);
      }
      attended[to + k] = sum;
    }
  }

  /** As many of them as a vector has; two sums take turns, so that none waits for itself. */
  private FloatVector vector(int k, int first, int end, float[] shares, int at) {
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = even;
    int place = first;
    for (; place + 2 <= end; place += 2) {
      even = value(place, k).fma(FloatVector.broadcast(FLOATS, shares[at + place]), even);
      odd = value(place + 1, k).fma(FloatVector.broadcast(FLOATS, shares[at + place + 1]), odd);
    }
    if (place < end) {
      even = value(place, k).fma(FloatVector.broadcast(FLOATS, shares[at + place]), even);
    }
    return even.add(odd);
  }

  private FloatVector value(int place, int k) {
    long here = ((long) place * size + k) * Float.BYTES;
    return FloatVector.fromMemorySegment(FLOATS, values, here, ORDER);
  }
}
