package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.speed.ProcessMemory;
import studio.migr.training.speed.TrainingSpeed;

/**
 * {@code bench train}: tokens a second of fine-tuning. The floor is the machine's own speed of
 * multiplying matrices.
 */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description =
        "Teaching a decoder of 6 layers of 256, all weights in FP32, beside the speed at which this"
            + " machine multiplies matrices.")
final class BenchTrainCommand implements Callable<Integer> {
  private static final double TARGET = 0.65;
  private static final double GIB = 1 << 30;

  private final Console console;

  @Option(names = "--samples", paramLabel = "N", description = "Samples of a step (16).")
  private int samples = 16;

  @Option(names = "--tokens", paramLabel = "N", description = "Tokens of each (256).")
  private int tokens = 256;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds (7).")
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
    if (samples < 1 || tokens < 2 || tokens > 1024 || rounds < 1 || threads < 1) {
      console.say(Messages.text("train.bench-wrong-use"));
      return Exit.WRONG_USE;
    }
    Libtorch.useThreads(threads);
    TrainingSpeed speed =
        TrainingSpeed.measure(
            samples, tokens, rounds, again, new ConsoleWork(console, "model.bench.round"));
    ObjectNode result = console.object();
    ObjectNode sft = result.putObject("sft");
    sft.put("samples", samples).put("tokens", tokens).put("rounds", rounds);
    sft.put("threads", threads);
    sft.put("tokens_per_second", speed.tokensPerSecond());
    sft.put("matrix_gflops", speed.matrixGflops());
    sft.put("needed_gflops", speed.neededGflops());
    sft.put("share_of_matrix_speed", speed.share());
    sft.put("target_share", TARGET);
    sft.put("gradient_checkpointing", again);
    OptionalLong memory = ProcessMemory.peak();
    memory.ifPresent(bytes -> sft.put("peak_memory_bytes", bytes));
    console.result(
        json,
        result,
        out -> {
          out.println(
              Messages.text(
                  "train.speed",
                  number("%.0f", speed.tokensPerSecond()),
                  number("%.1f", speed.neededGflops()),
                  number("%.1f", speed.matrixGflops()),
                  number("%.0f", 100 * speed.share()),
                  number("%.0f", 100 * TARGET)));
          memory.ifPresent(
              bytes -> out.println(Messages.text("train.peak", number("%.2f", bytes / GIB))));
        });
    return Exit.DONE;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
