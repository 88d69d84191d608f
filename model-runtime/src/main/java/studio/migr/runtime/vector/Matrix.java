package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;

/**
 * Weights [outputs, inputs] that vectors are multiplied by, read where they lie. Each number of a
 * result is summed in the same order however many vectors are multiplied at once. Each kind has its
 * loops spelled out: shared ones would ask it for every vector of weights, and where several kinds
 * are in use the virtual machine then keeps vectors in memory instead of registers.
 */
public sealed interface Matrix permits FloatMatrix, BrainMatrix, ByteMatrix {

  /**
   * @param memory row by row
   */
  static Matrix float32(MemorySegment memory, int outputs, int inputs) {
    return new FloatMatrix(memory, outputs, inputs);
  }

  /**
   * @param memory row by row
   * @param inputs an even number
   */
  static Matrix bfloat16(MemorySegment memory, int outputs, int inputs) {
    return new BrainMatrix(memory, outputs, inputs);
  }

  /**
   * @param memory row by row
   * @param scales [outputs] in float32: what each row's bytes are multiplied by
   */
  static Matrix int8(MemorySegment memory, MemorySegment scales, int outputs, int inputs) {
    return new ByteMatrix(memory, scales, outputs, inputs);
  }

  int outputs();

  int inputs();

  /**
   * Puts vectors into the order in which {@link #multiply} reads them.
   *
   * @param x [rows, inputs]
   * @param arranged [rows, inputs]
   */
  void arrange(float[] x, int rows, float[] arranged);

  /**
   * Some of the outputs of each vector. Four are made at once, so that x is read once for all, and
   * far from each other, so that the processor sees four plain streams of memory: it fetches those
   * ahead, and short rows that follow each other closely it does not. Two vectors share what is
   * made of a weight before it is multiplied.
   *
   * @param arranged [rows, inputs]
   * @param from the first output
   * @param to behind the last
   * @param y [rows, stride]
   */
  default void multiply(float[] arranged, int rows, int from, int to, float[] y, int stride) {
    int quarter = (to - from) / 4;
    for (int output = from; output < from + quarter; output++) {
      int row = 0;
      for (; row + 2 <= rows; row += 2) {
        fourOfTwo(output, quarter, arranged, row * inputs(), y, row * stride + output, stride);
      }
      if (row < rows) {
        four(output, quarter, arranged, row * inputs(), y, row * stride + output);
      }
    }
    for (int output = from + 4 * quarter; output < to; output++) {
      for (int row = 0; row < rows; row++) {
        y[row * stride + output] = one(output, arranged, row * inputs());
      }
    }
  }

  /**
   * Four outputs of one vector.
   *
   * @param output the first
   * @param apart how far each is from the one before, also in y
   * @param begin where the vector begins in x
   * @param out where the first goes
   */
  void four(int output, int apart, float[] x, int begin, float[] y, int out);

  /**
   * Four outputs of a vector and of the next: the same sums as alone.
   *
   * @param stride from the first output of the one to that of the other in y
   */
  void fourOfTwo(int output, int apart, float[] x, int begin, float[] y, int out, int stride);

  /** One output of one vector, which begins at {@code begin}: the same sum as among four. */
  float one(int output, float[] x, int begin);

  /** One row of the weights as numbers. */
  void row(int number, float[] into, int at);
}
