package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.migr.app.message.Messages;
import studio.migr.runtime.checkpoint.Checkpoint;
import studio.migr.runtime.config.ConfigFile;
import studio.migr.runtime.config.HumanOmniConfig;
import studio.migr.runtime.config.ModelConfig;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.graph.WeightsException;
import studio.migr.runtime.safetensors.TensorSource;
import studio.migr.runtime.serve.FreeMemory;
import studio.migr.runtime.speed.LayersThatFit;
import studio.migr.runtime.speed.ModelSpeed;
import studio.migr.runtime.speed.RandomWeights;
import studio.migr.runtime.speed.Shapes;
import studio.migr.runtime.speed.TraceCost;
import studio.migr.runtime.work.Work;

/** {@code model bench}: how fast a decoder answers here, beside what the memory allows. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description =
        "Time a model's decoder: tokens a second while it reads and while it answers, with and"
            + " without attention, beside the time in which its weights are read once.")
final class ModelBenchCommand implements Callable<Integer> {
  private static final double TARGET_CPU = 1.3;
  private static final double TARGET_GPU = 1.2;
  private static final double TARGET_CAPTURE = 1.1;

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", arity = "0..1", description = "A model's folder.")
  private @Nullable Path folder;

  @Option(
      names = "--shape",
      paramLabel = "NAME",
      description = "Random weights of these sizes: qwen2.5-0.5b (default) or qwen2.5-7b.")
  private String shape = "qwen2.5-0.5b";

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "Only so many layers of a shape; without it, as many as memory holds.")
  private int layers;

  @Option(
      names = "--precision",
      paramLabel = "TYPE",
      description = "bf16 (default), fp16, fp32, or int8 for weights as bytes.")
  private String precision = "bf16";

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "cpu (default), or a graphics card such as cuda:0.")
  private String device = Placement.CPU;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; with other work going on, fewer may be faster.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--prompt", paramLabel = "N", description = "Tokens of the prompt (512).")
  private int prompt = 512;

  @Option(names = "--tokens", paramLabel = "N", description = "Tokens of each answer (32).")
  private int tokens = 32;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds (3).")
  private int rounds = 3;

  @Option(
      names = "--trace",
      paramLabel = "N",
      description = "Also read a given text of N positions with its attention, and say the memory.")
  private int trace;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  ModelBenchCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Placement> placement = placement();
    if (placement.isEmpty()
        || prompt < 2
        || tokens < 3
        || rounds < 1
        || threads < 1
        || trace == 1
        || trace < 0) {
      console.say(Messages.text("model.bench.wrong-use"));
      return Exit.WRONG_USE;
    }
    if (!EngineMachine.isThis()) {
      return EngineMachine.run(spec);
    }
    Libtorch.useThreads(threads);
    ModelSpeed.Plan plan = new ModelSpeed.Plan(prompt, tokens, rounds);
    ConsoleWork work = new ConsoleWork(console, "model.bench.round");
    ObjectNode result = console.object();
    if (folder == null) {
      Optional<Qwen2Config> named = Shapes.named(shape);
      if (named.isEmpty() || layers < 0) {
        console.say(
            Messages.text("model.bench.no-shape", shape, String.join(", ", Shapes.names())));
        return Exit.WRONG_USE;
      }
      Qwen2Config whole = named.get();
      Qwen2Config config =
          Shapes.withLayers(whole, layers == 0 ? layersThatFit(whole, placement.get()) : layers);
      result.put("model", shape).put("weights", "random");
      result.put("layers", config.layers()).put("layers_of_shape", whole.layers());
      measure(result, config, whole, new RandomWeights(config), placement.get(), plan, work);
    } else {
      Qwen2Config config = decoder(ConfigFile.read(folder));
      result.put("model", folder.toString()).put("weights", "own");
      result.put("layers", config.layers()).put("layers_of_shape", config.layers());
      try (Checkpoint checkpoint = Checkpoint.open(folder)) {
        measure(result, config, config, checkpoint, placement.get(), plan, work);
      }
    }
    console.result(json, result, out -> out.print(words(result)));
    return Exit.DONE;
  }

  private static int layersThatFit(Qwen2Config whole, Placement placement) throws IOException {
    return FreeMemory.of(placement.device())
        .map(free -> LayersThatFit.of(whole, placement, free))
        .orElse(whole.layers());
  }

  private void measure(
      ObjectNode result,
      Qwen2Config config,
      Qwen2Config whole,
      TensorSource weights,
      Placement placement,
      ModelSpeed.Plan plan,
      Work work)
      throws WeightsException {
    report(result, placement, ModelSpeed.measure(config, weights, placement, plan, work));
    if (trace > 0) {
      TraceCost cost = TraceCost.measure(config, weights, placement, trace, Work.UNWATCHED);
      result.put("trace_positions", trace).put("trace_s", rounded(cost.seconds()));
      cost.peakBytes()
          .ifPresent(
              peak -> {
                long cacheOfOthers =
                    ModelSpeed.cacheBytes(whole, placement, trace)
                        - ModelSpeed.cacheBytes(config, placement, trace);
                result.put("trace_peak_mb", rounded(peak / 1e6));
                result.put("trace_peak_all_layers_mb", rounded((peak + cacheOfOthers) / 1e6));
              });
    }
  }

  private Optional<Placement> placement() {
    boolean cpu = device.equals(Placement.CPU);
    if (!cpu && !device.matches("cuda(:\\d{1,2})?")) {
      return Optional.empty();
    }
    return switch (precision) {
      case "bf16" -> Optional.of(of(cpu, Precision.BFLOAT16));
      case "fp16" -> Optional.of(of(cpu, Precision.FLOAT16));
      case "fp32" -> Optional.of(of(cpu, Precision.FLOAT32));
      case "int8" -> cpu ? Optional.of(Placement.INT8) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Placement of(boolean cpu, Precision numbers) {
    return cpu
        ? Placement.onProcessor(numbers)
        : new Placement(device, numbers, LinearOperator.PLAIN);
  }

  private static Qwen2Config decoder(ModelConfig config) throws IOException {
    return switch (config) {
      case Qwen2Config qwen -> qwen;
      case HumanOmniConfig omni -> omni.decoder();
      default -> throw new IOException(Messages.text("model.bench.no-decoder"));
    };
  }

  private void report(ObjectNode result, Placement placement, ModelSpeed speed) {
    double target = device.equals(Placement.CPU) ? TARGET_CPU : TARGET_GPU;
    double times = speed.decodeMs() / speed.floorMs();
    double capture = speed.captureMs() / speed.decodeMs();
    result.put("precision", precision).put("device", device).put("threads", threads);
    result.put("operator", placement.linear().name().toLowerCase(Locale.ROOT));
    result.put("prompt_tokens", prompt).put("answer_tokens", tokens).put("rounds", rounds);
    result.put("prefill_tokens_per_s", rounded(1e3 / speed.prefillMs()));
    result.put("prefill_ms_per_token", rounded(speed.prefillMs()));
    result.put("short_prompt_tokens", new ModelSpeed.Plan(prompt, tokens, rounds).shortPrompt());
    result.put("short_prefill_ms_per_token", rounded(speed.shortPrefillMs()));
    result.put("decode_tokens_per_s", rounded(1e3 / speed.decodeMs()));
    result.put("decode_ms_per_token", rounded(speed.decodeMs()));
    result.put("capture_tokens_per_s", rounded(1e3 / speed.captureMs()));
    result.put("capture_ms_per_token", rounded(speed.captureMs()));
    result.put("weight_mb", rounded(speed.weightBytes() / 1e6));
    result.put("cache_mb", rounded(speed.cacheBytes() / 1e6));
    speed.loadedBytes().ifPresent(bytes -> result.put("loaded_mb", rounded(bytes / 1e6)));
    speed.residentBytes().ifPresent(bytes -> result.put("resident_mb", rounded(bytes / 1e6)));
    result.put("memory_gb_per_s", rounded(speed.bytesPerSecond() / 1e9));
    result.put("floor_ms_per_token", rounded(speed.floorMs()));
    result.put("decode_times_floor", rounded(times)).put("target_times_floor", target);
    result.put("capture_times_decode", rounded(capture));
    result.put("target_capture_times_decode", TARGET_CAPTURE);
    result.put("met", times <= target && capture <= TARGET_CAPTURE);
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }

  private static String words(ObjectNode result) {
    StringBuilder text = new StringBuilder();
    result
        .properties()
        .forEach(
            entry ->
                text.append(
                    String.format(
                        Locale.ROOT, "%-28s %s%n", entry.getKey(), entry.getValue().asText())));
    return text.toString();
  }
}
