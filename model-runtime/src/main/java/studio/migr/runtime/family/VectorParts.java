package studio.migr.runtime.family;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.vector.Matrix;
import studio.migr.runtime.vector.VectorCache;
import studio.migr.runtime.vector.VectorWeights;
import studio.migr.runtime.vector.VectorWeights.Layer;
import studio.migr.runtime.vector.VectorWeights.Linear;

/** Where the weights and the cache of a decoder's graph lie. */
final class VectorParts {
  private final Qwen2Config shape;
  private final Graph graph;
  private final Placement placement;

  VectorParts(Qwen2Config shape, Graph graph, Placement placement) {
    this.shape = shape;
    this.graph = graph;
    this.placement = placement;
  }

  VectorWeights weights() {
    int hidden = shape.hidden();
    int keys = hidden / shape.heads() * shape.keyValueHeads();
    int wide = shape.intermediate();
    List<Layer> layers = new ArrayList<>();
    for (int layer = 0; layer < shape.layers(); layer++) {
      layers.add(
          new Layer(
              norm(layer, "input_layernorm.weight"),
              linear(layer, "self_attn.qkv_proj", hidden + 2 * keys, hidden, true),
              linear(layer, "self_attn.o_proj", hidden, hidden, false),
              norm(layer, "post_attention_layernorm.weight"),
              linear(layer, "mlp.gate_up_proj", 2 * wide, hidden, false),
              linear(layer, "mlp.down_proj", hidden, wide, false)));
    }
    return new VectorWeights(
        numbers(-1, "embed_tokens", shape.vocabulary(), hidden),
        layers,
        norm(-1, "norm.weight"),
        matrix(-1, "lm_head", shape.vocabulary(), hidden));
  }

  private Linear linear(int layer, String name, int outputs, int inputs, boolean bias) {
    return new Linear(
        matrix(layer, name, outputs, inputs),
        bias ? bias(layer, name + ".bias") : MemorySegment.NULL);
  }

  private Matrix matrix(int layer, String name, int outputs, int inputs) {
    if (!placement.linear().bytes()) {
      return numbers(layer, name, outputs, inputs);
    }
    return Matrix.int8(
        memory(layer, name + ".weight", (long) outputs * inputs),
        memory(layer, name + ".scale", (long) outputs * Float.BYTES),
        outputs,
        inputs);
  }

  private Matrix numbers(int layer, String name, int outputs, int inputs) {
    Precision precision = placement.precision();
    MemorySegment memory =
        memory(layer, name + ".weight", (long) outputs * inputs * precision.bytes());
    return precision == Precision.BFLOAT16
        ? Matrix.bfloat16(memory, outputs, inputs)
        : Matrix.float32(memory, outputs, inputs);
  }

  /** A copy, since it may lie there in another type. */
  private MemorySegment bias(int layer, String name) {
    try (NDManager scope = graph.newScope()) {
      float[] numbers = graph.call(scope, "small", layer, name).singletonOrThrow().toFloatArray();
      return Arena.ofAuto().allocateFrom(ValueLayout.JAVA_FLOAT, numbers);
    }
  }

  private MemorySegment norm(int layer, String name) {
    return memory(layer, name, (long) shape.hidden() * Float.BYTES);
  }

  private MemorySegment memory(int layer, String name, long bytes) {
    try (NDManager scope = graph.newScope()) {
      return Graph.memory(graph.call(scope, "beginning", layer, name).singletonOrThrow(), bytes);
    }
  }

  VectorCache cache(int rows, int places) {
    int size = shape.hidden() / shape.heads();
    long turns = (long) places * size * Float.BYTES;
    long bytes = turns * rows * shape.keyValueHeads();
    try (NDManager scope = graph.newScope()) {
      NDList starts = graph.call(scope, "beginnings");
      List<MemorySegment> keys = new ArrayList<>();
      List<MemorySegment> values = new ArrayList<>();
      for (int layer = 0; layer < shape.layers(); layer++) {
        keys.add(Graph.memory(starts.get(2 + 2 * layer), bytes));
        values.add(Graph.memory(starts.get(3 + 2 * layer), bytes));
      }
      return new VectorCache(
          keys,
          values,
          Graph.memory(starts.get(0), turns),
          Graph.memory(starts.get(1), turns),
          rows,
          places);
    }
  }
}
