package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Weights in bfloat16, which are the upper halves of float32: two of them are read as one whole
 * number, and become two float32 by a shift and a mask. So vectors are arranged with all even
 * numbers first and all odd ones behind. Sums are float32, and what is multiplied keeps all its
 * bits.
 *
 * @param memory row by row
 */
record BrainMatrix(MemorySegment memory, int outputs, int inputs) implements Matrix {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final VectorSpecies<Integer> PAIRS = IntVector.SPECIES_PREFERRED;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int UPPER = 0xffff0000;

  BrainMatrix {
    if (inputs % 2 != 0) {
      throw new IllegalArgumentException(inputs + " inputs are no pairs");
    }
  }

  @Override
  public void arrange(float[] x, int rows, float[] arranged) {
    int half = inputs / 2;
    for (int begin = 0; begin < rows * inputs; begin += inputs) {
      for (int k = 0; k < half; k++) {
        arranged[begin + k] = x[begin + 2 * k];
        arranged[begin + half + k] = x[begin + 2 * k + 1];
      }
    }
  }

  @Override
  public void four(int output, int apart, float[] x, int begin, float[] y, int out) {
    long weights = (long) output * inputs;
    long next = (long) apart * inputs;
    int half = inputs / 2;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    long row = next * Short.BYTES;
    long at = weights * Short.BYTES;
    int k = 0;
    for (; k + FLOATS.length() <= half; k += FLOATS.length()) {
      FloatVector even = FloatVector.fromArray(FLOATS, x, begin + k);
      FloatVector odd = FloatVector.fromArray(FLOATS, x, begin + half + k);
      long here = at + (long) k * Integer.BYTES;
      IntVector pairs0 = pairs(here);
      IntVector pairs1 = pairs(here + row);
      IntVector pairs2 = pairs(here + 2 * row);
      IntVector pairs3 = pairs(here + 3 * row);
      sum0 = upper(pairs0).fma(odd, lower(pairs0).fma(even, sum0));
      sum1 = upper(pairs1).fma(odd, lower(pairs1).fma(even, sum1));
      sum2 = upper(pairs2).fma(odd, lower(pairs2).fma(even, sum2));
      sum3 = upper(pairs3).fma(odd, lower(pairs3).fma(even, sum3));
    }
    y[out] = Lanes.sum(sum0) + rest(weights, x, begin, k);
    y[out + apart] = Lanes.sum(sum1) + rest(weights + next, x, begin, k);
    y[out + 2 * apart] = Lanes.sum(sum2) + rest(weights + 2 * next, x, begin, k);
    y[out + 3 * apart] = Lanes.sum(sum3) + rest(weights + 3 * next, x, begin, k);
  }

  @Override
  public void fourOfTwo(
      int output, int apart, float[] x, int begin, float[] y, int out, int stride) {
    long weights = (long) output * inputs;
    long next = (long) apart * inputs;
    int half = inputs / 2;
    int other = begin + inputs;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    FloatVector sum4 = sum0;
    FloatVector sum5 = sum0;
    FloatVector sum6 = sum0;
    FloatVector sum7 = sum0;
    long row = next * Short.BYTES;
    long at = weights * Short.BYTES;
    int k = 0;
    for (; k + FLOATS.length() <= half; k += FLOATS.length()) {
      FloatVector even = FloatVector.fromArray(FLOATS, x, begin + k);
      FloatVector odd = FloatVector.fromArray(FLOATS, x, begin + half + k);
      FloatVector evens = FloatVector.fromArray(FLOATS, x, other + k);
      FloatVector odds = FloatVector.fromArray(FLOATS, x, other + half + k);
      long here = at + (long) k * Integer.BYTES;
      IntVector pairs = pairs(here);
      FloatVector lower = lower(pairs);
      FloatVector upper = upper(pairs);
      sum0 = upper.fma(odd, lower.fma(even, sum0));
      sum4 = upper.fma(odds, lower.fma(evens, sum4));
      pairs = pairs(here + row);
      lower = lower(pairs);
      upper = upper(pairs);
      sum1 = upper.fma(odd, lower.fma(even, sum1));
      sum5 = upper.fma(odds, lower.fma(evens, sum5));
      pairs = pairs(here + 2 * row);
      lower = lower(pairs);
      upper = upper(pairs);
      sum2 = upper.fma(odd, lower.fma(even, sum2));
      sum6 = upper.fma(odds, lower.fma(evens, sum6));
      pairs = pairs(here + 3 * row);
      lower = lower(pairs);
      upper = upper(pairs);
      sum3 = upper.fma(odd, lower.fma(even, sum3));
      sum7 = upper.fma(odds, lower.fma(evens, sum7));
    }
    y[out] = Lanes.sum(sum0) + rest(weights, x, begin, k);
    y[out + apart] = Lanes.sum(sum1) + rest(weights + next, x, begin, k);
    y[out + 2 * apart] = Lanes.sum(sum2) + rest(weights + 2 * next, x, begin, k);
    y[out + 3 * apart] = Lanes.sum(sum3) + rest(weights + 3 * next, x, begin, k);
    int to = out + stride;
    y[to] = Lanes.sum(sum4) + rest(weights, x, other, k);
    y[to + apart] = Lanes.sum(sum5) + rest(weights + next, x, other, k);
    y[to + 2 * apart] = Lanes.sum(sum6) + rest(weights + 2 * next, x, other, k);
    y[to + 3 * apart] = Lanes.sum(sum7) + rest(weights + 3 * next, x, other, k);
  }

  @Override
  public float one(int output, float[] x, int begin) {
    long weights = (long) output * inputs;
    int half = inputs / 2;
    FloatVector sum = FloatVector.zero(FLOATS);
    int k = 0;
    for (; k + FLOATS.length() <= half; k += FLOATS.length()) {
      IntVector pairs = pairs(weights * Short.BYTES + (long) k * Integer.BYTES);
      FloatVector even = FloatVector.fromArray(FLOATS, x, begin + k);
      FloatVector odd = FloatVector.fromArray(FLOATS, x, begin + half + k);
      sum = upper(pairs).fma(odd, lower(pairs).fma(even, sum));
    }
    return Lanes.sum(sum) + rest(weights, x, begin, k);
  }

  private IntVector pairs(long at) {
    return IntVector.fromMemorySegment(PAIRS, memory, at, ORDER);
  }

  private static FloatVector lower(IntVector pairs) {
    return pairs.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats();
  }

  private static FloatVector upper(IntVector pairs) {
    return pairs.and(UPPER).reinterpretAsFloats();
  }

  private float rest(long weights, float[] x, int begin, int from) {
    int half = inputs / 2;
    float sum = 0;
    for (int k = from; k < half; k++) {
      sum = Math.fma(number(weights + 2L * k), x[begin + k], sum);
      sum = Math.fma(number(weights + 2L * k + 1), x[begin + half + k], sum);
    }
    return sum;
  }

  private float number(long index) {
    return Float.intBitsToFloat(memory.getAtIndex(ValueLayout.JAVA_SHORT, index) << Short.SIZE);
  }

  @Override
  public void row(int number, float[] into, int at) {
    for (int k = 0; k < inputs; k++) {
      into[at + k] = number((long) number * inputs + k);
    }
  }
}
