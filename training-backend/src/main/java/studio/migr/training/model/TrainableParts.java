package studio.migr.training.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.adapter.LoraPair;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.config.WhisperConfig;
import studio.migr.runtime.family.Bridge;
import studio.migr.runtime.family.FrameTokens;
import studio.migr.runtime.family.HumanOmni;
import studio.migr.runtime.family.ModelPart;
import studio.migr.runtime.family.Qwen2;
import studio.migr.runtime.family.WeightPlan;
import studio.migr.runtime.graph.Graph;
import studio.migr.runtime.graph.GraphSource;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.work.Work;

/** Brings a checkpoint's weights into the graph that trains them, and finds them there again. */
final class TrainableParts {
  private static final int ADAPTERS = ModelPart.values().length;

  private final ModelConfig config;
  private final Map<ModelPart, WeightPlan> plans;
  private final Trained trained;
  private final Optional<LoraTensors> adapters;

  /** Where a tensor lies in the graph. */
  private record Slot(int part, int layer, String name) {}

  TrainableParts(
      ModelConfig config, TensorSource source, Trained trained, Optional<LoraTensors> adapters)
      throws WeightsException {
    this.config = config;
    this.plans =
        config instanceof HumanOmniConfig omni
            ? HumanOmni.plans(omni, source)
            : new EnumMap<>(Map.of(ModelPart.DECODER, Qwen2.plan(decoder(config), source)));
    this.trained = trained;
    this.adapters = adapters;
  }

  static Qwen2Config decoder(ModelConfig config) {
    return switch (config) {
      case HumanOmniConfig omni -> omni.decoder();
      case Qwen2Config words -> words;
      default -> throw new IllegalArgumentException("no model that answers: " + config);
    };
  }

  /** Whether a part's own weights change. */
  private boolean changes(ModelPart part) {
    return trained instanceof Trained.Parts parts && parts.parts().contains(part);
  }

  /** The graph, without weights yet. */
  Graph compile(FrameTokens frames, Precision precision) {
    List<GraphSource> sources = new ArrayList<>(HumanOmni.sources());
    sources.add(GraphSource.beside(TrainableParts.class, "trainable"));
    Qwen2Config words = decoder(config);
    Optional<HumanOmniConfig> omni =
        config instanceof HumanOmniConfig senses ? Optional.of(senses) : Optional.empty();
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("heads", words.heads());
    attributes.put("key_heads", words.keyValueHeads());
    attributes.put("eps", words.rmsNormEpsilon());
    attributes.put("theta", words.ropeTheta());
    attributes.put("vision_heads", omni.map(all -> all.towers().vision().heads()).orElse(1));
    attributes.put("vision_depth", omni.map(HumanOmni::visionDepth).orElse(0));
    attributes.put("patch", omni.map(all -> all.towers().vision().patchSize()).orElse(1));
    attributes.put(
        "vision_eps", omni.map(all -> all.towers().vision().layerNormEpsilon()).orElse(1.0));
    attributes.put("hearing_heads", omni.map(all -> all.towers().audio().heads()).orElse(1));
    attributes.put("hearing_eps", WhisperConfig.LAYER_NORM_EPSILON);
    attributes.put("question_heads", omni.map(all -> all.towers().text().heads()).orElse(1));
    attributes.put(
        "question_eps", omni.map(all -> all.towers().text().layerNormEpsilon()).orElse(1.0));
    attributes.put("padding", omni.map(all -> all.projector().padding()).orElse(0));
    attributes.put("bridge_eps", Bridge.EPSILON);
    attributes.put("compressed", frames.compressed());
    attributes.put("compute", precision.code());
    attributes.put("dropout", trained instanceof Trained.Lora lora ? lora.config().dropout() : 0.0);
    attributes.put("at_once", PassMemory.atOnce(words.vocabulary()));
    attributes.put("again", false);
    attributes.put("seed", 0);
    for (String empty :
        List.of(
            "parts",
            "at_part",
            "at_layer",
            "at_name",
            "parameters",
            "gradients",
            "stale",
            "reference",
            "tables",
            "kept",
            "believed",
            "room")) {
      attributes.put(empty, List.of());
    }
    return Graph.compile(sources, LinearOperator.PLAIN, "trainable.Trainable", attributes)
        .asWritten();
  }

  /** Hands everything over: what is trained in float32, the rest as it is computed with. */
  void handOver(Graph graph, Placement placement, Work work) throws WeightsException {
    Placement exact = new Placement(placement.device(), Precision.FLOAT32, LinearOperator.PLAIN);
    for (ModelPart part : ModelPart.values()) {
      WeightPlan plan = plans.get(part);
      open(graph, plan == null ? 0 : layers(plan));
      if (plan != null) {
        plan.handOver(graph, "put_" + part.ordinal(), changes(part) ? exact : placement, work);
      }
    }
    open(graph, decoder(config).layers());
    if (adapters.isPresent()) {
      handOver(graph, adapters.get(), exact);
    }
    for (Slot slot : slots().values()) {
      graph.tell("mark", slot.part, slot.layer, slot.name);
    }
  }

  private static void open(Graph graph, int layers) {
    graph.tell("open_part");
    for (int k = WeightPlan.NO_LAYER; k < layers; k++) {
      graph.tell("open_layer");
    }
  }

  private static int layers(WeightPlan plan) {
    return plan.entries().stream().mapToInt(WeightPlan.Entry::layer).max().orElse(-1) + 1;
  }

  private static void handOver(Graph graph, LoraTensors lora, Placement placement)
      throws WeightsException {
    String put = "put_" + ADAPTERS;
    for (LoraPair pair : lora.pairs()) {
      Slot a = slot(pair, "");
      graph.receive(put, a.layer, a.name + ".lora_A", lora.tensors(), pair.a().name(), placement);
      graph.receive(put, a.layer, a.name + ".lora_B", lora.tensors(), pair.b().name(), placement);
      try (NDManager scope = graph.newScope()) {
        int code = placement.precision().code();
        NDArray scale = scope.create((float) pair.scale());
        graph.tell(put, a.layer, a.name + ".scaling", scale, code, code, placement.device());
      }
    }
  }

  private static Slot slot(LoraPair pair, String end) {
    String[] words = pair.module().split("\\.", 4); // model, layers, number, rest
    return new Slot(ADAPTERS, Integer.parseInt(words[2]), words[3] + end);
  }

  /** What is trained, by its name in a checkpoint or an adapter's file, in a lasting order. */
  private Map<String, Slot> slots() {
    Map<String, Slot> slots = new LinkedHashMap<>();
    plans.forEach(
        (part, plan) -> {
          if (changes(part)) {
            slots.putAll(slots(part, plan));
          }
        });
    adapters.ifPresent(lora -> lora.pairs().forEach(pair -> slots.putAll(slots(pair))));
    return slots;
  }

  private static Map<String, Slot> slots(ModelPart part, WeightPlan plan) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    for (WeightPlan.Entry entry : plan.entries()) {
      slots.put(entry.tensor(), new Slot(part.ordinal(), entry.layer(), entry.name()));
    }
    return slots;
  }

  private static Map<String, Slot> slots(LoraPair pair) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    slots.put(pair.a().name(), slot(pair, ".lora_A"));
    slots.put(pair.b().name(), slot(pair, ".lora_B"));
    return slots;
  }

  /** Names of what is trained, in the order in which the graph has it. */
  List<String> trainedNames() {
    return List.copyOf(slots().keySet());
  }

  /** The model's own tensors, not copies, by their names in a checkpoint. */
  Map<String, NDArray> weights(Graph graph, NDManager scope) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    plans.forEach((part, plan) -> slots.putAll(slots(part, plan)));
    return find(graph, scope, slots);
  }

  /** The adapters' tensors, not copies, by their names in an adapter's file. */
  Map<String, NDArray> adapterWeights(Graph graph, NDManager scope) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    adapters.ifPresent(lora -> lora.pairs().forEach(pair -> slots.putAll(slots(pair))));
    return find(graph, scope, slots);
  }

  private static Map<String, NDArray> find(Graph graph, NDManager scope, Map<String, Slot> slots) {
    Map<String, NDArray> found = new LinkedHashMap<>();
    slots.forEach(
        (name, slot) ->
            found.put(
                name,
                graph.call(scope, "tensor", slot.part, slot.layer, slot.name).singletonOrThrow()));
    return found;
  }

  /** Empty if no adapters are trained. */
  List<LoraPair> pairs() {
    return adapters.map(LoraTensors::pairs).orElse(List.of());
  }
}
