package studio.migr.runtime.vector;

import java.lang.foreign.MemorySegment;

/**
 * Weights [outputs, inputs] that vectors are multiplied by, read where they lie. Each number of a
 * result is summed in the same order however many vectors are multiplied at once.
 */
public sealed interface Matrix permits FloatMatrix, BrainMatrix {

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
   * Some of the outputs of each vector.
   *
   * @param arranged [rows, inputs]
   * @param from the first output
   * @param to behind the last
   * @param y [rows, stride]
   */
  void multiply(float[] arranged, int rows, int from, int to, float[] y, int stride);

  /** One row of the weights as numbers. */
  void row(int number, float[] into, int at);
}
