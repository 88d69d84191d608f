package studio.migr.runtime.graph;

/** What multiplies by weights: the graphs are the same, only this part of them changes. */
public enum LinearOperator {
  /** Every device and data type, with gradients. */
  PLAIN("linear_plain.py"),
  /** oneDNN on a processor: bfloat16 at the speed of memory; no gradients. */
  ONEDNN("linear_onednn.py"),
  /**
   * Weights as bytes, each row with its scale; inputs stay as they are. A processor's, no
   * gradients.
   */
  INT8("linear_int8.py");

  private final String file;

  LinearOperator(String file) {
    this.file = file;
  }

  /** What is fastest on a processor for numbers of this kind without changing answers. */
  public static LinearOperator fastest(Precision precision) {
    return precision == Precision.BFLOAT16 ? ONEDNN : PLAIN;
  }

  GraphSource source() {
    return GraphSource.as("linear", file);
  }
}
