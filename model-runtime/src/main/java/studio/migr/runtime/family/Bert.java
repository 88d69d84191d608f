package studio.migr.runtime.family;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.config.BertConfig;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/** The BERT encoder; {@code bert.py} has the shapes. For one thread at a time. */
public final class Bert implements AutoCloseable {
  private final Graph graph;

  private Bert(Graph graph) {
    this.graph = graph;
  }

  /**
   * @param prefix what the encoder's names begin with in the checkpoint
   * @throws WeightsException if a weight is missing, of another shape or an unusable type
   */
  public static Bert load(
      BertConfig config, TensorSource source, String prefix, Placement placement, Work work)
      throws WeightsException {
    WeightPlan plan = plan(config, source, prefix);
    Graph graph =
        Graph.compile(
            List.of(
                GraphSource.beside(Bert.class, "bert"), GraphSource.beside(Bert.class, "encoder")),
            placement.linear(),
            "bert.Bert",
            Map.of(
                "heads", config.heads(),
                "eps", config.layerNormEpsilon(),
                "top", Map.of(),
                "layers", List.of()));
    try {
      plan.handOver(graph, placement, work);
      return new Bert(graph);
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  static WeightPlan plan(BertConfig config, TensorSource source, String prefix)
      throws WeightsException {
    long hidden = config.hidden();
    long wide = config.intermediate();
    String words = "embeddings.word_embeddings.weight";
    String places = "embeddings.position_embeddings.weight";
    String segments = "embeddings.token_type_embeddings.weight";
    String norm = "embeddings.LayerNorm";
    WeightPlan plan =
        new WeightPlan(source)
            .top(words, prefix + words, config.vocabulary(), hidden)
            .top(places, prefix + places, config.positions(), hidden)
            .top(segments, prefix + segments, config.segments(), hidden)
            .norm(WeightPlan.NO_LAYER, norm, prefix + norm, hidden);
    if (source.has(prefix + "pooler.dense.weight")) {
      plan.linear(
          WeightPlan.NO_LAYER, "pooler.dense", prefix + "pooler.dense", hidden, hidden, true);
    }
    for (int layer = 0; layer < config.layers(); layer++) {
      String in = prefix + "encoder.layer." + layer + ".";
      for (String half : List.of("attention.output.LayerNorm", "output.LayerNorm")) {
        plan.norm(layer, half, in + half, hidden);
      }
      for (String part :
          List.of(
              "attention.self.query",
              "attention.self.key",
              "attention.self.value",
              "attention.output.dense")) {
        plan.linear(layer, part, in + part, hidden, hidden, true);
      }
      plan.linear(layer, "intermediate.dense", in + "intermediate.dense", hidden, wide, true);
      plan.linear(layer, "output.dense", in + "output.dense", wide, hidden, true);
    }
    return plan;
  }

  /** A scope for the tensors of one request: closing it frees them. */
  public NDManager newScope() {
    return graph.newScope();
  }

  /** Token ids and mask, [rows, tokens], to [rows, tokens, hidden]. */
  public NDArray encode(NDManager scope, NDArray ids, NDArray mask) {
    return graph.call(scope, "encode", ids, mask).singletonOrThrow();
  }

  /** The summary of each row, [rows, hidden], from what {@link #encode} gave. */
  public NDArray pooled(NDManager scope, NDArray states) {
    return graph.call(scope, "pooled", states).singletonOrThrow();
  }

  @Override
  public void close() {
    graph.close();
  }
}
