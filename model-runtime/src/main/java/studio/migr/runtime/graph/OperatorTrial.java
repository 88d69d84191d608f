package studio.migr.runtime.graph;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** An operator that is there and computes rightly on this machine, and how fast it is. */
final class OperatorTrial implements AutoCloseable {
  /** Weights as bytes are rounded to 1/127, bfloat16 to 1/256; a wrong sum is further off. */
  private static final float MOST_ERROR = 0.02f;

  private static final int COPIES = 4;

  /** A usual question: a prompt of 1280 positions, read in chunks, and an answer of 200 tokens. */
  private static final int CHUNK = 128;

  private static final int CHUNKS = 10;
  private static final int TOKENS = 200;

  private final LinearOperator operator;
  private final Graph graph;
  private double one = Double.POSITIVE_INFINITY;
  private double chunk = Double.POSITIVE_INFINITY;

  private OperatorTrial(LinearOperator operator, Graph graph) {
    this.operator = operator;
    this.graph = graph;
  }

  /** Tries whether it can be used; empty if not. */
  static Optional<OperatorTrial> of(LinearOperator operator, Precision precision) {
    Graph graph =
        Graph.compile(
            List.of(GraphSource.beside(OperatorTrial.class, "trial")),
            operator,
            "trial.Trial",
            Map.of("parts", Map.of()));
    try (NDManager scope = graph.newScope()) {
      float error = graph.call(scope, "error", precision.code()).singletonOrThrow().getFloat();
      if (error <= MOST_ERROR) { // no number is no result either
        graph.tell("load", precision.code(), COPIES);
        return Optional.of(new OperatorTrial(operator, graph));
      }
      LoggerFactory.getLogger(OperatorTrial.class)
          .info("{} computes wrongly here: {}", operator, error);
    } catch (EngineException e) {
      LoggerFactory.getLogger(OperatorTrial.class).info("{} cannot be used here", operator, e);
    }
    graph.close();
    return Optional.empty();
  }

  LinearOperator operator() {
    return operator;
  }

  /** Reads weights for one position and for a chunk of a prompt once more. */
  void round() {
    one = Math.min(one, time(1, COPIES) / COPIES);
    chunk = Math.min(chunk, time(CHUNK, 1));
  }

  private double time(int positions, int copies) {
    long start = System.nanoTime();
    try (NDManager scope = graph.newScope()) {
      graph.call(scope, "read", positions, copies);
    }
    return (double) (System.nanoTime() - start);
  }

  /**
   * Nanoseconds for a question and its answer. The shortest times count: other work on the machine
   * only makes them longer.
   */
  double time() {
    return CHUNKS * chunk + TOKENS * one;
  }

  @Override
  public void close() {
    graph.close();
  }
}
