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
    FloatVector even0 = FloatVector.zero(FLOATS);
    FloatVector even1 = even0;
    FloatVector even2 = even0;
    FloatVector even3 = even0;
    FloatVector odd0 = even0;
    FloatVector odd1 = even0;
    FloatVector odd2 = even0;
    FloatVector odd3 = even0;
    long row = next * Short.BYTES;
    long at = weights * Short.BYTES;
    int k = 0;
    for (; k + FLOATS.length() <= half; k += FLOATS.length()) {
      FloatVector even = FloatVector.fromArray(FLOATS, x, begin + k);
      FloatVector odd = FloatVector.fromArray(FLOATS, x, begin + half + k);
      long here = at + (long) k * Integer.BYTES;
      IntVector pairs0 = IntVector.fromMemorySegment(PAIRS, memory, here, ORDER);
      IntVector pairs1 = IntVector.fromMemorySegment(PAIRS, memory, here + row, ORDER);
      IntVector pairs2 = IntVector.fromMemorySegment(PAIRS, memory, here + 2 * row, ORDER);
      IntVector pairs3 = IntVector.fromMemorySegment(PAIRS, memory, here + 3 * row, ORDER);
      even0 = lower(pairs0).fma(even, even0);
      odd0 = upper(pairs0).fma(odd, odd0);
      even1 = lower(pairs1).fma(even, even1);
      odd1 = upper(pairs1).fma(odd, odd1);
      even2 = lower(pairs2).fma(even, even2);
      odd2 = upper(pairs2).fma(odd, odd2);
      even3 = lower(pairs3).fma(even, even3);
      odd3 = upper(pairs3).fma(odd, odd3);
    }
    y[out] = Lanes.sum(even0.add(odd0)) + rest(weights, x, begin, k);
    y[out + apart] = Lanes.sum(even1.add(odd1)) + rest(weights + next, x, begin, k);
    y[out + 2 * apart] = Lanes.sum(even2.add(odd2)) + rest(weights + 2 * next, x, begin, k);
    y[out + 3 * apart] = Lanes.sum(even3.add(odd3)) + rest(weights + 3 * next, x, begin, k);
  }

  @Override
  public float one(int output, float[] x, int begin) {
    long weights = (long) output * inputs;
    int half = inputs / 2;
    FloatVector even = FloatVector.zero(FLOATS);
    FloatVector odd = even;
    int k = 0;
    for (; k + FLOATS.length() <= half; k += FLOATS.length()) {
      long here = weights * Short.BYTES + (long) k * Integer.BYTES;
      IntVector pairs = IntVector.fromMemorySegment(PAIRS, memory, here, ORDER);
      even = lower(pairs).fma(FloatVector.fromArray(FLOATS, x, begin + k), even);
      odd = upper(pairs).fma(FloatVector.fromArray(FLOATS, x, begin + half + k), odd);
    }
    return Lanes.sum(even.add(odd)) + rest(weights, x, begin, k);
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
