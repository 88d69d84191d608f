package studio.migr.runtime.family;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/**
 * What stands in HumanOmni between its towers and its decoder: three branches over the frames, the
 * gate that weighs them, the slow and fast path, and the projector of sound. {@code humanomni.py}
 * has the shapes. For one thread at a time.
 */
public final class Bridge implements AutoCloseable {
  /** As timm's norm over channels has it when an activation follows. */
  public static final double EPSILON = 1e-5;

  private final Graph graph;
  private final FrameTokens frameTokens;

  private Bridge(Graph graph, FrameTokens frameTokens) {
    this.graph = graph;
    this.frameTokens = frameTokens;
  }

  /**
   * Takes the weights that are there, whatever their shapes: {@code inspect.WeightCheck} holds them
   * to the configuration before.
   *
   * @throws WeightsException if a weight has an unusable type
   */
  public static Bridge load(
      HumanOmniConfig config, TensorSource source, Placement placement, Work work)
      throws WeightsException {
    FrameTokens frameTokens = FrameTokens.of(config, source);
    WeightPlan plan = plan(source);
    Graph graph =
        Graph.compile(
            List.of(GraphSource.beside(Bridge.class, "humanomni")),
            placement.linear(),
            "humanomni.HumanOmni",
            Map.of(
                "eps",
                EPSILON,
                "padding",
                config.projector().padding(),
                "compressed",
                frameTokens.compressed(),
                "w",
                Map.of()));
    try {
      plan.handOver(graph, placement, work);
      return new Bridge(graph, frameTokens);
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  /** What the tokens of frames stand for. */
  public FrameTokens frameTokens() {
    return frameTokens;
  }

  static WeightPlan plan(TensorSource source) {
    return new WeightPlan(source)
        .all("model.mm_projector.", "")
        .all("model.audio_projector.", "audio.")
        .all("model.bert_gate.", "gate.");
  }

  /** A scope for the tensors of one request: closing it frees them. */
  public NDManager newScope() {
    return graph.newScope();
  }

  /**
   * How much the branches for video, body and face count.
   *
   * @param question [1, tokens, width], as the text encoder read it
   * @return [1, 3], which sum to 1
   */
  public NDArray branches(NDManager scope, NDArray question) {
    return graph.call(scope, "branches", question).singletonOrThrow();
  }

  /** Frames as the vision tower gave them, [frames, patches, width], to [tokens, hidden]. */
  public NDArray see(NDManager scope, NDArray frames, NDArray branches) {
    return graph.call(scope, "see", frames, branches).singletonOrThrow();
  }

  /** Sound as the audio tower gave it, [1, positions, width], to [positions / 3, hidden]. */
  public NDArray hear(NDManager scope, NDArray sound) {
    return graph.call(scope, "hear", sound).singletonOrThrow();
  }

  @Override
  public void close() {
    graph.close();
  }
}
