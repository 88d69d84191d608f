package studio.migr.runtime.graph;

import java.util.List;

/** What multiplies by weights: the graphs are the same, only this part of them changes. */
public enum LinearOperator {
  /** Every device and data type, with gradients. */
  PLAIN("linear_plain.py"),
  /** oneDNN on a processor: bfloat16 at the speed of memory; no gradients. */
  ONEDNN("linear_onednn.py"),
  /** The same, except that weights are widened to float32 for many positions at once. */
  WIDENING("linear_widening.py"),
  /** Weights as bytes, each row with its scale, on a processor; no gradients. */
  INT8("linear_int8.py");

  private final String file;

  LinearOperator(String file) {
    this.file = file;
  }

  /** What is fastest on this processor for numbers of this kind without changing answers. */
  public static LinearOperator fastest(Precision precision) {
    List<LinearOperator> candidates =
        switch (precision) {
          case BFLOAT16 -> List.of(ONEDNN, WIDENING, PLAIN);
          case FLOAT32, FLOAT16 -> List.of(PLAIN);
        };
    return OperatorChoice.fastest(precision.name(), candidates, precision).orElse(PLAIN);
  }

  /** Whether weights are kept as bytes. */
  public boolean bytes() {
    return this == INT8;
  }

  GraphSource source() {
    return GraphSource.as("linear", file);
  }
}
