package studio.migr.runtime.family;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.adapter.LoraPair;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.LiveTensors;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.modelfile.ModelFileException;
import studio.migr.runtime.modelfile.ModelFileFault;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.vector.VectorDecoder;
import studio.migr.runtime.vector.VectorWeights;
import studio.migr.runtime.work.Work;

/**
 * The Qwen2 decoder with its cache of keys and values; {@code qwen2.py} has the shapes. For one
 * thread at a time.
 */
public final class Qwen2 implements AutoCloseable {
  private static final Pattern PART = Pattern.compile("model\\.layers\\.(\\d{1,4})\\.(.+)");

  private final Qwen2Config shape;
  private final Graph graph;
  private final Placement placement;
  private final boolean live;
  private boolean adapted;
  private int rows;
  private int places;
  private Optional<VectorWeights> vectorWeights = Optional.empty();

  private Qwen2(Qwen2Config shape, Graph graph, Placement placement, boolean live) {
    this.shape = shape;
    this.graph = graph;
    this.placement = placement;
    this.live = live;
  }

  /** The sources that the decoder's functions are in, for programs that train it. */
  public static List<GraphSource> sources() {
    return List.of(GraphSource.beside(Qwen2.class, "qwen2"));
  }

  /**
   * Takes the decoder's weights out of a checkpoint: {@code model.layers.…} and so on, the names of
   * Hugging Face.
   *
   * @throws WeightsException if one is missing, of another shape or an unusable type
   */
  public static Qwen2 load(Qwen2Config shape, TensorSource source, Placement placement, Work work)
      throws WeightsException {
    WeightPlan plan = plan(shape, source);
    boolean shared = source instanceof LiveTensors;
    Precision between = shared ? placement.precision() : placement.between();
    Graph graph =
        Graph.compile(
            sources(),
            placement.linear(),
            "qwen2.Qwen2",
            Map.ofEntries(
                Map.entry("heads", shape.heads()),
                Map.entry("key_heads", shape.keyValueHeads()),
                Map.entry("size", shape.headSize()),
                Map.entry("work", between.code()),
                Map.entry("eps", shape.rmsNormEpsilon()),
                Map.entry("theta", shape.ropeTheta()),
                Map.entry("top", Map.of()),
                Map.entry("layers", List.of()),
                Map.entry("adapters", List.of()),
                Map.entry("keys", List.of()),
                Map.entry("values", List.of())));
    try {
      plan.handOver(graph, placement, work);
      graph.tell("prepare", shared);
      return new Qwen2(shape, graph, placement, shared);
    } catch (Throwable e) {
      graph.close();
      throw e;
    }
  }

  /**
   * Which of a checkpoint's weights make the decoder.
   *
   * @throws WeightsException if one is missing or of another shape
   */
  public static WeightPlan plan(Qwen2Config shape, TensorSource source) throws WeightsException {
    int hidden = shape.hidden();
    String embedding = "model.embed_tokens.weight";
    WeightPlan plan =
        new WeightPlan(source)
            .top("embed_tokens.weight", embedding, shape.vocabulary(), hidden)
            .top("norm.weight", "model.norm.weight", hidden);
    if (!shape.tied()) {
      plan.top("lm_head.weight", "lm_head.weight", shape.vocabulary(), hidden);
    }
    for (int layer = 0; layer < shape.layers(); layer++) {
      String in = "model.layers." + layer + ".";
      for (String norm : List.of("input_layernorm", "post_attention_layernorm")) {
        plan.layer(layer, norm + ".weight", in + norm + ".weight", hidden);
      }
      for (Linear part : linearParts(shape)) {
        plan.linear(layer, part.name, in + part.name, part.in, part.out, part.bias);
      }
    }
    return plan;
  }

  private record Linear(String name, long in, long out, boolean bias) {}

  private static List<Linear> linearParts(Qwen2Config shape) {
    long hidden = shape.hidden();
    long queries = (long) shape.heads() * shape.headSize();
    long keys = (long) shape.keyValueHeads() * shape.headSize();
    long wide = shape.intermediate();
    return List.of(
        new Linear("self_attn.q_proj", hidden, queries, true),
        new Linear("self_attn.k_proj", hidden, keys, true),
        new Linear("self_attn.v_proj", hidden, keys, true),
        new Linear("self_attn.o_proj", queries, hidden, false),
        new Linear("mlp.gate_proj", hidden, wide, false),
        new Linear("mlp.up_proj", hidden, wide, false),
        new Linear("mlp.down_proj", wide, hidden, false));
  }

  /**
   * Puts a LoRA adapter beside the weights, which stay as they are.
   *
   * @throws ModelFileException if it changes what is no part of a layer
   * @throws WeightsException if a tensor has an unusable type
   */
  public void put(LoraAdapter adapter) throws IOException {
    for (LoraPair pair : adapter.pairs()) {
      if (!PART.matcher(pair.module()).matches()) {
        throw new ModelFileException(
            adapter.folder(), ModelFileFault.NO_SUCH_MODULE, pair.module());
      }
    }
    put(adapter, adapter.pairs());
  }

  /**
   * Puts the tensors of adapters beside the weights, which stay as they are.
   *
   * @param pairs of parts of layers
   * @throws WeightsException if a tensor is missing or has an unusable type
   */
  public void put(TensorSource tensors, List<LoraPair> pairs) throws WeightsException {
    adapted = adapted || !pairs.isEmpty();
    for (LoraPair pair : pairs) {
      Matcher part = PART.matcher(pair.module());
      if (!part.matches()) {
        throw new IllegalArgumentException(pair.module());
      }
      int layer = Integer.parseInt(part.group(1));
      String name = part.group(2);
      graph.receive("put_adapter", layer, name + ".lora_A", tensors, pair.a().name(), placement);
      graph.receive("put_adapter", layer, name + ".lora_B", tensors, pair.b().name(), placement);
      try (NDManager scope = graph.newScope()) {
        graph.tell(
            "put_adapter",
            layer,
            name + ".scaling",
            scope.create((float) pair.scale()),
            Precision.FLOAT32.code(),
            placement.precision().code(),
            placement.device());
      }
    }
  }

  public Qwen2Config shape() {
    return shape;
  }

  /** A scope for the tensors of one request: closing it frees them. */
  public NDManager newScope() {
    return graph.newScope();
  }

  /** How much of its attention is kept. */
  public enum Detail {
    /** None. */
    NONE(0),
    /** Of each layer the mean over its heads. */
    LAYERS(1),
    /** Every head. */
    HEADS(2),
    /** None, but the same arithmetic as with {@link #LAYERS} and {@link #HEADS}. */
    OPEN(3);

    private final int code;

    Detail(int code) {
      this.code = code;
    }
  }

  /**
   * What the layers made of new positions.
   *
   * @param last [rows, new, hidden], after the last norm, in the model's precision: for {@link
   *     #logits} only
   * @param attention [layers, rows, new, looked at], or with every head [layers, rows, heads, new,
   *     looked at]; empty if none was kept
   * @param states the embedding, then after each layer, [rows, new, hidden]; empty if not asked for
   */
  public record Reading(NDArray last, Optional<NDArray> attention, List<NDArray> states) {}

  /** Makes room for so many positions in each row, and forgets what was read. */
  public void openCache(int rows, int positions) {
    this.rows = rows;
    this.places = positions;
    graph.tell("open_cache", rows, positions);
  }

  /** Makes each row that was read {@code times} rows, one after the other. */
  public void repeatCache(int times) {
    rows *= times;
    graph.tell("repeat_cache", times);
  }

  /**
   * Gives one row of the cache the first positions of another that has read the same.
   *
   * @param begin place where the source begins, behind its padding
   * @param to place where the target begins
   */
  public void shareCache(int source, int begin, int target, int to, int positions) {
    graph.tell("share_cache", source, begin, target, to, positions);
  }

  /** Whether {@link #vectors} answers sooner than the graph. */
  public boolean fasterByVectors() {
    return VectorUse.faster(shape, placement);
  }

  /**
   * Reads further positions of the rows of the cache, one at a time, by the processor's vectors,
   * and leaves them in the cache.
   *
   * @param filled places that were read
   * @param first where each row begins behind its padding
   * @return empty where only the graph can do it
   */
  public Optional<VectorDecoder> vectors(int filled, long[] first) {
    if (live || adapted || !VectorUse.possible(shape, placement)) {
      return Optional.empty();
    }
    VectorParts parts = new VectorParts(shape, graph, placement);
    VectorWeights weights = vectorWeights.orElseGet(parts::weights);
    vectorWeights = Optional.of(weights);
    return Optional.of(
        new VectorDecoder(
            shape, weights, parts.cache(rows, places), filled, first, Libtorch.threads()));
  }

  /** Vectors in float32. */
  public NDArray numbers(NDManager scope, NDArray vectors) {
    return graph.call(scope, "numbers", vectors).singletonOrThrow();
  }

  /** The vectors of tokens: [rows, new] to [rows, new, hidden]. */
  public NDArray embed(NDManager scope, NDArray ids) {
    return graph.call(scope, "embed", ids).singletonOrThrow();
  }

  /**
   * One row's vectors, with whole parts in the place of some tokens.
   *
   * @param ids the tokens, among them marks
   * @param marks what stands for each part
   * @param parts each [n, hidden]
   * @return [positions, hidden]
   */
  public NDArray splice(NDManager scope, long[] ids, long[] marks, List<NDArray> parts) {
    return graph.call(scope, "spliced", scope.create(ids), marks, parts).singletonOrThrow();
  }

  /** Rows [positions, hidden] of different lengths as one [rows, longest, hidden], padded left. */
  public NDArray beside(NDManager scope, List<NDArray> rows) {
    return graph.call(scope, "beside", rows).singletonOrThrow();
  }

  /** Each row of [rows, positions, hidden] so many times, one after the other. */
  public NDArray repeat(NDManager scope, NDArray vectors, int times) {
    return graph.call(scope, "repeated", vectors, times).singletonOrThrow();
  }

  /**
   * What precedes each token of given texts.
   *
   * @param before [rows, 1, hidden], what precedes the first
   * @param ids [rows, tokens]
   * @return [rows, tokens, hidden]
   */
  public NDArray preceding(NDManager scope, NDArray before, NDArray ids) {
    return graph.call(scope, "preceding", before, ids).singletonOrThrow();
  }

  /** Some of the positions of [rows, positions, hidden]. */
  public NDArray cut(NDManager scope, NDArray vectors, int from, int to) {
    return graph.call(scope, "cut", vectors, from, to).singletonOrThrow();
  }

  /** Some of the positions of one row of [rows, positions, hidden], [1, to − from, hidden]. */
  public NDArray cutRow(NDManager scope, NDArray vectors, int row, int from, int to) {
    return graph.call(scope, "cut_row", vectors, row, from, to).singletonOrThrow();
  }

  /** Log-probabilities [rows, new] of the tokens next [rows, new] to {@link Reading#last}. */
  public NDArray logProbabilities(NDManager scope, NDArray last, NDArray next) {
    return graph.call(scope, "log_probabilities", last, next).singletonOrThrow();
  }

  /**
   * Reads new positions behind those in the cache.
   *
   * @param vectors [rows, new, hidden]
   * @param start place of the first new position in the cache
   * @param lookedAt how many places of the cache are looked at, at least those that are then filled
   * @param first [rows], where each row begins behind its padding
   * @param states whether the state after each layer is kept
   */
  public Reading read(
      NDManager scope,
      NDArray vectors,
      int start,
      int lookedAt,
      NDArray first,
      Detail detail,
      boolean states) {
    NDList all = graph.call(scope, "read", vectors, start, lookedAt, first, detail.code, states);
    boolean looks = detail == Detail.LAYERS || detail == Detail.HEADS;
    return new Reading(
        all.get(0),
        looks ? Optional.of(all.get(1)) : Optional.empty(),
        all.subList(looks ? 2 : 1, all.size()));
  }

  /**
   * Reads new positions of one row of the cache.
   *
   * @param vectors [1, new, hidden]
   * @param start place of the first new position, with all before it filled
   * @param first [1], where the row begins behind its padding
   */
  public void readRow(NDArray vectors, int row, int start, NDArray first) {
    graph.tell("read_row", vectors, row, start, first);
  }

  /**
   * Log-probabilities of tokens that stand in trees behind what each row has read; the trees take
   * places of the cache from {@code start} on.
   *
   * @param row the first of these rows in the cache
   * @param ids [rows, nodes]
   * @param may [rows, nodes, places], which places of the cache a node sees
   * @param at [rows, nodes], positions from each row's begin
   * @param inner [rows, parents], the nodes whose children are asked for
   * @param parent [rows, asked], places in {@code inner}
   * @param child [rows, asked], tokens
   * @return [rows, asked]
   */
  public NDArray branches(
      NDManager scope,
      int row,
      NDArray ids,
      int start,
      NDArray may,
      NDArray at,
      NDArray inner,
      NDArray parent,
      NDArray child) {
    return graph
        .call(scope, "branches", row, ids, start, may, at, inner, parent, child)
        .singletonOrThrow();
  }

  /** [..., hidden] to [..., vocabulary], in float32. */
  public NDArray logits(NDManager scope, NDArray last) {
    return graph.call(scope, "logits", last).singletonOrThrow();
  }

  @Override
  public void close() {
    graph.close();
  }
}
