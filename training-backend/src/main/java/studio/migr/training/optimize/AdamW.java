package studio.migr.training.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.LinearOperator;

/**
 * AdamW with clipping by the common norm; {@code adamw.py} has the rule. Changes its parameters in
 * place. For one thread at a time.
 */
public final class AdamW implements AutoCloseable {
  private final Graph graph;

  /**
   * @param beta1 how much of the mean gradient stays after a step
   * @param beta2 how much of the mean squared gradient stays after a step
   * @param epsilon added to the root of the mean square
   * @param weightDecay what each step takes off the parameters, times the rate
   */
  public record Settings(double beta1, double beta2, double epsilon, double weightDecay) {}

  /**
   * @param parameters what is changed
   */
  public AdamW(Settings settings, List<NDArray> parameters) {
    graph =
        Graph.compile(
                List.of(GraphSource.beside(AdamW.class, "adamw")),
                LinearOperator.PLAIN,
                "adamw.AdamW",
                Map.of(
                    "beta1",
                    settings.beta1,
                    "beta2",
                    settings.beta2,
                    "eps",
                    settings.epsilon,
                    "weight_decay",
                    settings.weightDecay,
                    "parameters",
                    List.of(),
                    "means",
                    List.of(),
                    "squares",
                    List.of(),
                    "steps",
                    List.of()))
            .asWritten();
    graph.tell("begin", parameters);
  }

  /**
   * One step.
   *
   * @param gradients one for each parameter
   * @param rate the learning rate
   * @param largestNorm what the gradients' common norm is scaled down to
   * @return the norm before clipping
   */
  public float step(List<NDArray> gradients, double rate, double largestNorm) {
    try (NDManager scope = graph.newScope()) {
      return graph
          .call(scope, "step", gradients, rate, largestNorm)
          .singletonOrThrow()
          .toFloatArray()[0];
    }
  }

  /**
   * What it remembers besides the parameters: for each of them the mean of its gradients, then for
   * each the mean of their squares, then for each the number of steps. Not copies.
   *
   * @param scope owns them
   */
  public NDList state(NDManager scope) {
    return graph.call(scope, "state");
  }

  /**
   * Goes on with what another one remembered.
   *
   * @param state as {@link #state} gave it
   */
  public void resume(List<NDArray> state) {
    int count = state.size() / 3;
    graph.tell(
        "resume",
        state.subList(0, count),
        state.subList(count, 2 * count),
        state.subList(2 * count, 3 * count));
  }

  @Override
  public void close() {
    graph.close();
  }
}
