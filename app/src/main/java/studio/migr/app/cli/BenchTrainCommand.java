package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.speed.ProcessMemory;
import studio.migr.runtime.speed.Shapes;
import studio.migr.training.speed.TrainingSpeed;

/**
 * {@code bench train}: tokens a second of fine-tuning. The floor is the machine's own speed of
 * multiplying matrices.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Teaching all weights in FP32, beside the speed at which this machine multiplies matrices: a"
            + " decoder of 6 layers of 256, then Qwen2.5-0.5B's shape with few of its layers.")
final class BenchTrainCommand implements Callable<Integer> {
  private static final double TARGET = 0.65;
  private static final double GIB = 1 << 30;
  private static final int SAMPLES = 16;

  /** Of a published shape, whose steps take long. */
  private static final int FEW_SAMPLES = 4;

  private static final int FEW_ROUNDS = 3;
  private static final String SMALL = "small";
  private static final String USUAL_SHAPE = "qwen2.5-0.5b";

  private final Console console;

  @Option(
      names = "--shape",
      paramLabel = "NAME",
      description = "Only this shape: small, or a published one such as qwen2.5-0.5b.")
  private @Nullable String shape;

  @Option(names = "--layers", paramLabel = "N", description = "Of the published shape (4).")
  private int layers = 4;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "Samples of a step (16; 4 of a published shape).")
  private int samples;

  @Option(names = "--tokens", paramLabel = "N", description = "Tokens of each (256).")
  private int tokens = 256;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds (7; at most 3 of a published shape).")
  private int rounds = 7;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads; with other work going on, fewer may be faster.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--gradient-checkpointing",
      description =
          "Layers are computed again on the way back. What that saves is seen by a run with it and"
              + " one without.")
  private boolean again;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchTrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (samples < 0 || tokens < 2 || tokens > 1024 || rounds < 1 || threads < 1 || layers < 1) {
      console.say(Messages.text("train.bench-wrong-use"));
      return Exit.WRONG_USE;
    }
    String name = shape == null || shape.equals(SMALL) ? USUAL_SHAPE : shape;
    Optional<Qwen2Config> published = Shapes.named(name);
    if (published.isEmpty()) {
      console.say(Messages.text("model.bench.no-shape", name, String.join(", ", Shapes.names())));
      return Exit.WRONG_USE;
    }
    Libtorch.useThreads(threads);
    ObjectNode result = console.object();
    List<String> lines = new ArrayList<>();
    if (shape == null || shape.equals(SMALL)) {
      lines.add(Messages.text("train.speed-of-small"));
      measure(result.putObject("sft"), TrainingSpeed.SMALL, SAMPLES, rounds, lines);
    }
    if (shape == null || !shape.equals(SMALL)) {
      Qwen2Config whole = published.get();
      int some = Math.min(layers, whole.layers());
      ObjectNode large = result.putObject("sft_of_shape");
      large.put("shape", name).put("layers", some).put("layers_of_shape", whole.layers());
      lines.add(Messages.text("train.speed-of-shape", name, some, whole.layers()));
      Qwen2Config decoder = Shapes.withLayers(whole, some);
      measure(large, decoder, FEW_SAMPLES, Math.min(rounds, FEW_ROUNDS), lines);
    }
    ProcessMemory.peak()
        .ifPresent(
            bytes -> {
              result.put("peak_memory_bytes", bytes);
              lines.add(Messages.text("train.peak", number("%.2f", bytes / GIB)));
            });
    console.result(json, result, out -> lines.forEach(out::println));
    return Exit.DONE;
  }

  private void measure(
      ObjectNode result, Qwen2Config decoder, int usual, int times, List<String> lines)
      throws IOException {
    int count = samples == 0 ? usual : samples;
    ConsoleWork work = new ConsoleWork(console, "model.bench.round");
    TrainingSpeed speed = TrainingSpeed.measure(decoder, count, tokens, times, again, work);
    result.put("samples", count).put("tokens", tokens).put("rounds", times);
    result.put("threads", threads);
    result.put("tokens_per_second", speed.tokensPerSecond());
    result.put("matrix_gflops", speed.matrixGflops());
    result.put("needed_gflops", speed.neededGflops());
    result.put("share_of_matrix_speed", speed.share());
    result.put("target_share", TARGET);
    result.put("gradient_checkpointing", again);
    ProcessMemory.peak().ifPresent(bytes -> result.put("peak_memory_bytes", bytes));
    lines.add(
        Messages.text(
            "train.speed",
            number("%.0f", speed.tokensPerSecond()),
            number("%.1f", speed.neededGflops()),
            number("%.1f", speed.matrixGflops()),
            number("%.0f", 100 * speed.share()),
            number("%.0f", 100 * TARGET)));
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
