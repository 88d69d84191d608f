package studio.migr.runtime.family;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.config.SiglipConfig;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/** SigLIP's vision encoder; {@code siglip.py} has the shapes. For one thread at a time. */
public final class Siglip implements AutoCloseable {
  private final SiglipConfig config;
  private final Graph graph;

  private Siglip(SiglipConfig config, Graph graph) {
    this.config = config;
    this.graph = graph;
  }

  /**
   * @param prefix what the encoder's names begin with in the checkpoint; {@code vision_model.} may
   *     follow it or not
   * @throws WeightsException if a weight is missing, of another shape or an unusable type
   */
  public static Siglip load(
      SiglipConfig config, TensorSource source, String prefix, Placement placement, Work work)
      throws WeightsException {
    WeightPlan plan = plan(config, source, prefix);
    Graph graph =
        Graph.compile(
            List.of(
                GraphSource.beside(Siglip.class, "siglip"),
                GraphSource.beside(Siglip.class, "encoder")),
            placement.linear(),
            "siglip.Siglip",
            Map.of(
                "heads", config.heads(),
                "patch", config.patchSize(),
                "eps", config.layerNormEpsilon(),
                "top", Map.of(),
                "layers", List.of()));
    try {
      plan.handOver(graph, placement, work);
      return new Siglip(config, graph);
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  static WeightPlan plan(SiglipConfig config, TensorSource source, String outer)
      throws WeightsException {
    String inner = outer + "vision_model.";
    boolean nested = source.has(inner + "embeddings.patch_embedding.weight");
    String prefix = nested ? inner : outer;
    long hidden = config.hidden();
    long wide = config.intermediate();
    int patch = config.patchSize();
    String kernel = "embeddings.patch_embedding";
    String places = "embeddings.position_embedding.weight";
    WeightPlan plan =
        new WeightPlan(source)
            .top(kernel + ".weight", prefix + kernel + ".weight", hidden, 3, patch, patch)
            .top(kernel + ".bias", prefix + kernel + ".bias", hidden)
            .top(places, prefix + places, (long) config.side() * config.side(), hidden)
            .norm(WeightPlan.NO_LAYER, "post_layernorm", prefix + "post_layernorm", hidden);
    for (int layer = 0; layer < config.layers(); layer++) {
      String in = prefix + "encoder.layers." + layer + ".";
      plan.norm(layer, "layer_norm1", in + "layer_norm1", hidden);
      plan.norm(layer, "layer_norm2", in + "layer_norm2", hidden);
      for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
        plan.linear(layer, "self_attn." + part, in + "self_attn." + part, hidden, hidden, true);
      }
      plan.linear(layer, "mlp.fc1", in + "mlp.fc1", hidden, wide, true);
      plan.linear(layer, "mlp.fc2", in + "mlp.fc2", wide, hidden, true);
    }
    return plan;
  }

  public SiglipConfig config() {
    return config;
  }

  /** A scope for the tensors of one request: closing it frees them. */
  public NDManager newScope() {
    return graph.newScope();
  }

  /**
   * The state after so many layers, 0 the patches alone.
   *
   * @param pixels [pictures, 3, side, side] in -1..1
   * @return [pictures, patches, hidden]
   */
  public NDArray after(NDManager scope, NDArray pixels, int layers) {
    return graph.call(scope, "after", pixels, layers).singletonOrThrow();
  }

  /** The state after all layers and the last norm. */
  public NDArray last(NDManager scope, NDArray pixels) {
    return graph.call(scope, "last", pixels).singletonOrThrow();
  }

  @Override
  public void close() {
    graph.close();
  }
}
