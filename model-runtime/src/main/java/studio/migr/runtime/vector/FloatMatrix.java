package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Weights in float32.
 *
 * @param memory row by row
 */
record FloatMatrix(MemorySegment memory, int outputs, int inputs) implements Matrix {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  @Override
  public void arrange(float[] x, int rows, float[] arranged) {
    System.arraycopy(x, 0, arranged, 0, rows * inputs);
  }

  @Override
  public void four(int output, int apart, float[] x, int begin, float[] y, int out) {
    long weights = (long) output * inputs;
    long next = (long) apart * inputs;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    long row = next * Float.BYTES;
    long at = weights * Float.BYTES;
    int k = 0;
    for (; k + FLOATS.length() <= inputs; k += FLOATS.length()) {
      FloatVector each = FloatVector.fromArray(FLOATS, x, begin + k);
      long here = at + (long) k * Float.BYTES;
      sum0 = FloatVector.fromMemorySegment(FLOATS, memory, here, ORDER).fma(each, sum0);
      sum1 = FloatVector.fromMemorySegment(FLOATS, memory, here + row, ORDER).fma(each, sum1);
      sum2 = FloatVector.fromMemorySegment(FLOATS, memory, here + 2 * row, ORDER).fma(each, sum2);
      sum3 = FloatVector.fromMemorySegment(FLOATS, memory, here + 3 * row, ORDER).fma(each, sum3);
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
    int other = begin + inputs;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    FloatVector sum4 = sum0;
    FloatVector sum5 = sum0;
    FloatVector sum6 = sum0;
    FloatVector sum7 = sum0;
    long row = next * Float.BYTES;
    long at = weights * Float.BYTES;
    int k = 0;
    for (; k + FLOATS.length() <= inputs; k += FLOATS.length()) {
      FloatVector first = FloatVector.fromArray(FLOATS, x, begin + k);
      FloatVector second = FloatVector.fromArray(FLOATS, x, other + k);
      long here = at + (long) k * Float.BYTES;
      FloatVector weight = FloatVector.fromMemorySegment(FLOATS, memory, here, ORDER);
      sum0 = weight.fma(first, sum0);
      sum4 = weight.fma(second, sum4);
      weight = FloatVector.fromMemorySegment(FLOATS, memory, here + row, ORDER);
      sum1 = weight.fma(first, sum1);
      sum5 = weight.fma(second, sum5);
      weight = FloatVector.fromMemorySegment(FLOATS, memory, here + 2 * row, ORDER);
      sum2 = weight.fma(first, sum2);
      sum6 = weight.fma(second, sum6);
      weight = FloatVector.fromMemorySegment(FLOATS, memory, here + 3 * row, ORDER);
      sum3 = weight.fma(first, sum3);
      sum7 = weight.fma(second, sum7);
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
    FloatVector sum = FloatVector.zero(FLOATS);
    int k = 0;
    for (; k + FLOATS.length() <= inputs; k += FLOATS.length()) {
      FloatVector each = FloatVector.fromArray(FLOATS, x, begin + k);
      long here = (weights + k) * Float.BYTES;
      sum = FloatVector.fromMemorySegment(FLOATS, memory, here, ORDER).fma(each, sum);
    }
    return Lanes.sum(sum) + rest(weights, x, begin, k);
  }

  private float rest(long weights, float[] x, int begin, int from) {
    float sum = 0;
    for (int k = from; k < inputs; k++) {
      sum = Math.fma(memory.getAtIndex(ValueLayout.JAVA_FLOAT, weights + k), x[begin + k], sum);
    }
    return sum;
  }

  @Override
  public void row(int number, float[] into, int at) {
    MemorySegment.copy(
        memory, ValueLayout.JAVA_FLOAT, (long) number * inputs * Float.BYTES, into, at, inputs);
  }
}
