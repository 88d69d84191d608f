package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Weights as signed bytes, each row with its scale. Sums are float32, and what is multiplied keeps
 * all its bits.
 *
 * @param memory row by row
 * @param scales [outputs] in float32
 */
record ByteMatrix(MemorySegment memory, MemorySegment scales, int outputs, int inputs)
    implements Matrix {
  private static final VectorSpecies<Float> FLOATS = Lanes.FLOATS;

  /** As many bytes as there are floats in a vector. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(FLOATS.vectorBitSize() / Float.BYTES));

  private static final ByteOrder ORDER = ByteOrder.nativeOrder();

  @Override
  public void arrange(float[] x, int rows, float[] arranged) {
    System.arraycopy(x, 0, arranged, 0, rows * inputs);
  }

  @Override
  public void four(int output, int apart, float[] x, int begin, float[] y, int out) {
    long weights = (long) output * inputs;
    long row = (long) apart * inputs;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int k = 0;
    for (; k + FLOATS.length() <= inputs; k += FLOATS.length()) {
      FloatVector each = FloatVector.fromArray(FLOATS, x, begin + k);
      long here = weights + k;
      sum0 = wide(here).fma(each, sum0);
      sum1 = wide(here + row).fma(each, sum1);
      sum2 = wide(here + 2 * row).fma(each, sum2);
      sum3 = wide(here + 3 * row).fma(each, sum3);
    }
    y[out] = scaled(output, sum0, x, begin, k);
    y[out + apart] = scaled(output + apart, sum1, x, begin, k);
    y[out + 2 * apart] = scaled(output + 2 * apart, sum2, x, begin, k);
    y[out + 3 * apart] = scaled(output + 3 * apart, sum3, x, begin, k);
  }

  @Override
  public void fourOfTwo(
      int output, int apart, float[] x, int begin, float[] y, int out, int stride) {
    long weights = (long) output * inputs;
    long row = (long) apart * inputs;
    int other = begin + inputs;
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    FloatVector sum4 = sum0;
    FloatVector sum5 = sum0;
    FloatVector sum6 = sum0;
    FloatVector sum7 = sum0;
    int k = 0;
    for (; k + FLOATS.length() <= inputs; k += FLOATS.length()) {
      FloatVector first = FloatVector.fromArray(FLOATS, x, begin + k);
      FloatVector second = FloatVector.fromArray(FLOATS, x, other + k);
      long here = weights + k;
      FloatVector weight = wide(here);
      sum0 = weight.fma(first, sum0);
      sum4 = weight.fma(second, sum4);
      weight = wide(here + row);
      sum1 = weight.fma(first, sum1);
      sum5 = weight.fma(second, sum5);
      weight = wide(here + 2 * row);
      sum2 = weight.fma(first, sum2);
      sum6 = weight.fma(second, sum6);
      weight = wide(here + 3 * row);
      sum3 = weight.fma(first, sum3);
      sum7 = weight.fma(second, sum7);
    }
    y[out] = scaled(output, sum0, x, begin, k);
    y[out + apart] = scaled(output + apart, sum1, x, begin, k);
    y[out + 2 * apart] = scaled(output + 2 * apart, sum2, x, begin, k);
    y[out + 3 * apart] = scaled(output + 3 * apart, sum3, x, begin, k);
    int to = out + stride;
    y[to] = scaled(output, sum4, x, other, k);
    y[to + apart] = scaled(output + apart, sum5, x, other, k);
    y[to + 2 * apart] = scaled(output + 2 * apart, sum6, x, other, k);
    y[to + 3 * apart] = scaled(output + 3 * apart, sum7, x, other, k);
  }

  @Override
  public float one(int output, float[] x, int begin) {
    long weights = (long) output * inputs;
    FloatVector sum = FloatVector.zero(FLOATS);
    int k = 0;
    for (; k + FLOATS.length() <= inputs; k += FLOATS.length()) {
      sum = wide(weights + k).fma(FloatVector.fromArray(FLOATS, x, begin + k), sum);
    }
    return scaled(output, sum, x, begin, k);
  }

  private FloatVector wide(long at) {
    ByteVector bytes = ByteVector.fromMemorySegment(BYTES, memory, at, ORDER);
    return (FloatVector) bytes.convertShape(VectorOperators.B2F, FLOATS, 0);
  }

  /** The whole sum of a row, of which the first {@code from} products are in the vector. */
  private float scaled(int output, FloatVector begun, float[] x, int begin, int from) {
    float sum = Lanes.sum(begun);
    for (int k = from; k < inputs; k++) {
      sum = Math.fma(number(output, k), x[begin + k], sum);
    }
    return sum * scale(output);
  }

  private float number(int output, int k) {
    return memory.getAtIndex(ValueLayout.JAVA_BYTE, (long) output * inputs + k);
  }

  private float scale(int output) {
    return scales.getAtIndex(ValueLayout.JAVA_FLOAT, output);
  }

  @Override
  public void row(int number, float[] into, int at) {
    for (int k = 0; k < inputs; k++) {
      into[at + k] = number(number, k) * scale(number);
    }
  }
}
