package studio.migr.runtime.graph;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

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

  /**
   * What is fastest on this processor for numbers of this kind without changing answers. oneDNN is
   * not everywhere: it is tried once.
   */
  public static LinearOperator fastest(Precision precision) {
    return precision == Precision.BFLOAT16 && Trial.ONEDNN_WORKS ? ONEDNN : PLAIN;
  }

  /** Whether weights as bytes can be computed with on this processor. */
  public static boolean hasInt8() {
    return Trial.INT8_WORKS;
  }

  /** Made when first asked for. */
  private static final class Trial {
    static final boolean ONEDNN_WORKS = works(ONEDNN);
    static final boolean INT8_WORKS = works(INT8);

    private static boolean works(LinearOperator operator) {
      try (Graph graph =
              Graph.compile(
                  List.of(GraphSource.beside(LinearOperator.class, "trial")),
                  operator,
                  "trial.Trial",
                  Map.of());
          NDManager scope = graph.newScope()) {
        graph.call(scope, "run");
        return true;
      } catch (EngineException e) {
        LoggerFactory.getLogger(LinearOperator.class).info("{} cannot be used here", operator, e);
        return false;
      }
    }
  }

  GraphSource source() {
    return GraphSource.as("linear", file);
  }
}
