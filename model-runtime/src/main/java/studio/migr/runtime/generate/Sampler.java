package studio.migr.runtime.generate;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.LinearOperator;

/** Chooses tokens; {@code sampling.py} has the rule. */
final class Sampler implements AutoCloseable {
  private final Graph graph =
      Graph.compile(
          List.of(GraphSource.beside(Sampler.class, "sampling")),
          LinearOperator.PLAIN,
          "sampling.Sampler",
          Map.of());

  /**
   * @param ids [rows, 1]
   * @param logProbabilities [rows], what the model itself gave them
   */
  record Choice(NDArray ids, NDArray logProbabilities) {}

  /** Each row's own stream of random numbers: an answer does not depend on those beside it. */
  static SplittableRandom[] streams(Sampling sampling, int rows) {
    SplittableRandom[] streams = new SplittableRandom[rows];
    for (int row = 0; row < rows; row++) {
      streams[row] = new SplittableRandom(sampling.seed() + row);
    }
    return streams;
  }

  Choice pick(NDManager scope, NDArray logits, Sampling sampling, SplittableRandom[] streams) {
    double[] uniform = new double[streams.length];
    for (int row = 0; row < uniform.length; row++) {
      uniform[row] = streams[row].nextDouble();
    }
    NDList result =
        graph.call(
            scope,
            "pick",
            logits,
            sampling.temperature(),
            sampling.topK(),
            sampling.topP(),
            scope.create(uniform));
    return new Choice(result.get(0), result.get(1));
  }

  @Override
  public void close() {
    graph.close();
  }
}
