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
   * Attention of one query head or of two that follow each other, which share what is read.
   *
   * @param heads 1 or 2
   * @param query [heads, size] from {@code from}
   * @param first the first place that may be looked at
   * @param end behind the last
   * @param shares [heads, roomFor(places)] from {@code at}: how much of it goes to each place
   * @param attended [heads, size] from {@code to}: the sum of the values
   */
  void attend(
      int heads,
      float[] query,
      int from,
      int first,
      int end,
      float[] shares,
      int at,
      float[] attended,
      int to) {
    int begin = first / LANES * LANES;
    int place = begin;
    if (heads == 2) {
      place = scoreTwo(query, from, begin, roomFor(end), shares, at);
    }
    for (int head = 0; head < heads; head++) {
      int own = at + head * width;
      score(query, from + head * size, place, roomFor(end), shares, own);
      toShares(first, end, shares, own);
    }
    int k = heads == 2 ? sumTwo(first, end, shares, at, attended, to) : 0;
    for (int head = 0; head < heads; head++) {
      sum(k, first, end, shares, at + head * width, attended, to + head * size);
    }
  }

  /** The softmax of scores, which takes their place. */
  private static void toShares(int first, int end, float[] shares, int at) {
    int begin = first / LANES * LANES;
    int room = roomFor(end);
    Arrays.fill(shares, at, at + first, Float.NEGATIVE_INFINITY);
    Arrays.fill(shares, at + end, at + room, Float.NEGATIVE_INFINITY);
    FloatVector largest = FloatVector.broadcast(FLOATS, Float.NEGATIVE_INFINITY);
    for (int place = begin; place < room; place += LANES) {
      largest = largest.max(FloatVector.fromArray(FLOATS, shares, at + place));
    }
    float most = Lanes.max(largest);
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
  }

  /** Scores of places from {@code from} on, as many as fill vectors; where it ended. */
  private int scoreTwo(float[] query, int from, int begin, int room, float[] scores, int at) {
    float scale = scale();
    int place = begin;
    for (; place + 4 * LANES <= room; place += 4 * LANES) {
      FloatVector sum0 = FloatVector.zero(FLOATS);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      FloatVector sum4 = sum0;
      FloatVector sum5 = sum0;
      FloatVector sum6 = sum0;
      FloatVector sum7 = sum0;
      for (int k = 0; k < size; k++) {
        FloatVector one = FloatVector.broadcast(FLOATS, query[from + k]);
        FloatVector two = FloatVector.broadcast(FLOATS, query[from + size + k]);
        int here = k * width + place;
        FloatVector keys = FloatVector.fromArray(FLOATS, sideways, here);
        sum0 = keys.fma(one, sum0);
        sum4 = keys.fma(two, sum4);
        keys = FloatVector.fromArray(FLOATS, sideways, here + LANES);
        sum1 = keys.fma(one, sum1);
        sum5 = keys.fma(two, sum5);
        keys = FloatVector.fromArray(FLOATS, sideways, here + 2 * LANES);
        sum2 = keys.fma(one, sum2);
        sum6 = keys.fma(two, sum6);
        keys = FloatVector.fromArray(FLOATS, sideways, here + 3 * LANES);
        sum3 = keys.fma(one, sum3);
        sum7 = keys.fma(two, sum7);
      }
      int to = at + place;
      sum0.mul(scale).intoArray(scores, to);
      sum1.mul(scale).intoArray(scores, to + LANES);
      sum2.mul(scale).intoArray(scores, to + 2 * LANES);
      sum3.mul(scale).intoArray(scores, to + 3 * LANES);
      to += width;
      sum4.mul(scale).intoArray(scores, to);
      sum5.mul(scale).intoArray(scores, to + LANES);
      sum6.mul(scale).intoArray(scores, to + 2 * LANES);
      sum7.mul(scale).intoArray(scores, to + 3 * LANES);
    }
    return place;
  }

  private void score(float[] query, int from, int begin, int room, float[] scores, int at) {
    for (int place = begin; place < room; place += LANES) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int k = 0; k < size; k++) {
        FloatVector q = FloatVector.broadcast(FLOATS, query[from + k]);
        sum = FloatVector.fromArray(FLOATS, sideways, k * width + place).fma(q, sum);
      }
      sum.mul(scale()).intoArray(scores, at + place);
    }
  }

  private float scale() {
    return (float) (1 / Math.sqrt(size));
  }

  /** Numbers of both sums of values, as many as fill vectors; how many that are. */
  private int sumTwo(int first, int end, float[] shares, int at, float[] attended, int to) {
    int k = 0;
    for (; k + 4 * LANES <= size; k += 4 * LANES) {
      FloatVector sum0 = FloatVector.zero(FLOATS);
      FloatVector sum1 = sum0;
      FloatVector sum2 = sum0;
      FloatVector sum3 = sum0;
      FloatVector sum4 = sum0;
      FloatVector sum5 = sum0;
      FloatVector sum6 = sum0;
      FloatVector sum7 = sum0;
      for (int place = first; place < end; place++) {
        FloatVector one = FloatVector.broadcast(FLOATS, shares[at + place]);
        FloatVector two = FloatVector.broadcast(FLOATS, shares[at + width + place]);
        FloatVector each = value(place, k);
        sum0 = each.fma(one, sum0);
        sum4 = each.fma(two, sum4);
        each = value(place, k + LANES);
        sum1 = each.fma(one, sum1);
        sum5 = each.fma(two, sum5);
        each = value(place, k + 2 * LANES);
        sum2 = each.fma(one, sum2);
        sum6 = each.fma(two, sum6);
        each = value(place, k + 3 * LANES);
        sum3 = each.fma(one, sum3);
        sum7 = each.fma(two, sum7);
      }
      int where = to + k;
      sum0.intoArray(attended, where);
      sum1.intoArray(attended, where + LANES);
      sum2.intoArray(attended, where + 2 * LANES);
      sum3.intoArray(attended, where + 3 * LANES);
      where += size;
      sum4.intoArray(attended, where);
      sum5.intoArray(attended, where + LANES);
      sum6.intoArray(attended, where + 2 * LANES);
      sum7.intoArray(attended, where + 3 * LANES);
    }
    return k;
  }

  /** Values [places, size] by their shares, from number {@code k} of them on. */
  private void sum(int k, int first, int end, float[] shares, int at, float[] attended, int to) {
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
