package studio.migr.runtime.family;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/** Whisper's encoder; {@code whisper.py} has the shapes. For one thread at a time. */
public final class Whisper implements AutoCloseable {
  private final Graph graph;

  private Whisper(Graph graph) {
    this.graph = graph;
  }

  /**
   * @param prefix what the encoder's names begin with in the checkpoint, such as {@code encoder.}
   * @throws WeightsException if a weight is missing, of another shape or an unusable type
   */
  public static Whisper load(
      WhisperConfig config, TensorSource source, String prefix, Placement placement, Work work)
      throws WeightsException {
    WeightPlan plan = plan(config, source, prefix);
    Graph graph =
        Graph.compile(
            List.of(
                GraphSource.beside(Whisper.class, "whisper"),
                GraphSource.beside(Whisper.class, "encoder")),
            placement.linear(),
            "whisper.Whisper",
            Map.of(
                "heads", config.heads(),
                "eps", WhisperConfig.LAYER_NORM_EPSILON,
                "top", Map.of(),
                "layers", List.of()));
    try {
      plan.handOver(graph, placement, work);
      return new Whisper(graph);
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  static WeightPlan plan(WhisperConfig config, TensorSource source, String prefix)
      throws WeightsException {
    long hidden = config.hidden();
    long wide = config.intermediate();
    String places = "embed_positions.weight";
    WeightPlan plan =
        new WeightPlan(source)
            .top("conv1.weight", prefix + "conv1.weight", hidden, config.melBins(), 3)
            .top("conv1.bias", prefix + "conv1.bias", hidden)
            .top("conv2.weight", prefix + "conv2.weight", hidden, hidden, 3)
            .top("conv2.bias", prefix + "conv2.bias", hidden)
            .top(places, prefix + places, config.positions(), hidden)
            .norm(WeightPlan.NO_LAYER, "layer_norm", prefix + "layer_norm", hidden);
    for (int layer = 0; layer < config.layers(); layer++) {
      String in = prefix + "layers." + layer + ".";
      plan.norm(layer, "self_attn_layer_norm", in + "self_attn_layer_norm", hidden);
      plan.norm(layer, "final_layer_norm", in + "final_layer_norm", hidden);
      for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
        boolean bias = !part.equals("k_proj"); // keys have none in Whisper
        plan.linear(layer, "self_attn." + part, in + "self_attn." + part, hidden, hidden, bias);
      }
      plan.linear(layer, "fc1", in + "fc1", hidden, wide, true);
      plan.linear(layer, "fc2", in + "fc2", wide, hidden, true);
    }
    return plan;
  }

  /** A scope for the tensors of one request: closing it frees them. */
  public NDManager newScope() {
    return graph.newScope();
  }

  /** A log-mel spectrogram of 30 s, [sounds, bins, steps], to [sounds, positions, hidden]. */
  public NDArray encode(NDManager scope, NDArray mel) {
    return graph.call(scope, "encode", mel).singletonOrThrow();
  }

  @Override
  public void close() {
    graph.close();
  }
}
