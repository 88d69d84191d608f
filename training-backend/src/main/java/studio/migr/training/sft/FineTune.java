package studio.migr.training.sft;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/**
 * A Qwen2 decoder whose LoRA adapters are to change; {@code finetune.py} has the shapes. For one
 * thread at a time.
 */
public final class FineTune implements AutoCloseable {
  private final Graph graph;

  private FineTune(Graph graph) {
    this.graph = graph;
  }

  /**
   * @param positions the longest text
   * @param placement with {@link LinearOperator#PLAIN}, which alone has gradients
   * @throws WeightsException if a weight is missing, of another shape or an unusable type
   */
  public static FineTune load(
      Qwen2Config config, TensorSource source, int positions, Placement placement, Work work)
      throws WeightsException {
    if (placement.linear() != LinearOperator.PLAIN) {
      throw new IllegalArgumentException(placement.linear() + " has no gradients");
    }
    List<GraphSource> sources = new ArrayList<>(Qwen2.sources());
    sources.add(GraphSource.beside(FineTune.class, "finetune"));
    Graph graph =
        Graph.compile(
            sources,
            LinearOperator.PLAIN,
            "finetune.FineTune",
            Map.of(
                "heads", config.heads(),
                "key_heads", config.keyValueHeads(),
                "eps", config.rmsNormEpsilon(),
                "theta", config.ropeTheta(),
                "top", Map.of(),
                "layers", List.of()));
    try {
      Qwen2.handOver(config, source, graph, placement, work);
      graph.tell("make_room", positions);
      try (NDManager scope = graph.newScope()) {
        graph.callWithGradients(scope, "settle", new NDList(scope.create(0f)));
      }
      return new FineTune(graph);
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  /**
   * Texts to learn from, padded on the left.
   *
   * @param ids [rows, tokens]
   * @param first [rows], where each text begins
   * @param labels [rows, tokens], the tokens that are learnt, −100 elsewhere
   */
  public record Batch(NDArray ids, NDArray first, NDArray labels) {}

  /**
   * @param loss the mean cost of the learnt tokens
   * @param gradients of the adapters that ask for one, by their names
   */
  public record Step(float loss, Map<String, NDArray> gradients) {}

  /** A scope for tensors: closing it frees them. */
  public NDManager newScope() {
    return graph.newScope();
  }

  /**
   * The cost of a batch and its gradients.
   *
   * @param scope owns the gradients
   * @param adapters by names such as {@code 3.self_attn.q_proj.lora_A}, {@code .lora_B} and {@code
   *     .scaling}; those that are trained require gradients
   */
  public Step gradients(NDManager scope, Batch batch, Map<String, NDArray> adapters) {
    NDList inputs = new NDList(batch.ids, batch.first, batch.labels);
    adapters.forEach(
        (name, tensor) -> {
          tensor.setName("adapters." + name);
          inputs.add(tensor);
        });
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    for (NDArray result : graph.callWithGradients(scope, "gradients", inputs)) {
      gradients.put(result.getName(), result);
    }
    NDArray loss = Objects.requireNonNull(gradients.remove("loss"));
    return new Step(loss.toFloatArray()[0], gradients);
  }

  @Override
  public void close() {
    graph.close();
  }
}
