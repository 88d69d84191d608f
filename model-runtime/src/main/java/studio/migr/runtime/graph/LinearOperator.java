package studio.migr.runtime.graph;

import java.util.List;
import java.util.Optional;

/** What multiplies by weights: the graphs are the same, only this part of them changes. */
public enum LinearOperator {
  /** Every device and data type, with gradients. */
  PLAIN("linear_plain.py"),
  /** oneDNN on a processor: bfloat16 at the speed of memory; no gradients. */
  ONEDNN("linear_onednn.py"),
  /** The same, except that weights are widened to float32 for many positions at once. */
  WIDENING("linear_widening.py"),
  /** Weights as bytes, each row with its scale, by oneDNN on a processor; no gradients. */
  INT8_ONEDNN("linear_int8_onednn.py"),
  /** The same weights by an operator that more processors have, with inputs in bfloat16. */
  INT8_PACKED("linear_int8_packed.py");

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

  /** What is fastest with weights as bytes; empty if this processor cannot compute with them. */
  public static Optional<LinearOperator> fastestInt8() {
    return OperatorChoice.fastest("INT8", List.of(INT8_ONEDNN, INT8_PACKED), Precision.BFLOAT16);
  }

  /** Whether weights are kept as bytes. */
  public boolean bytes() {
    return this == INT8_ONEDNN || this == INT8_PACKED;
  }

  GraphSource source() {
    return GraphSource.as("linear", file);
  }
}
