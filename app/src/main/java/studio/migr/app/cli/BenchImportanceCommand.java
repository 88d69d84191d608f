package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.migr.app.message.Messages;
import studio.migr.runtime.config.Qwen2Config;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.LinearOperator;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.graph.Precision;
import studio.migr.runtime.speed.ImportanceSpeed;
import studio.migr.runtime.speed.Shapes;

/** {@code bench importance}: what four conditions cost, in answers. */
@Command(
    name = "importance",
    mixinStandardHelpOptions = true,
    description =
        "Time the explanation of an answer in all four conditions as a multiple of that answer, with"
            + " a model of random weights that has HumanOmni's tokens.")
final class BenchImportanceCommand implements Callable<Integer> {
  private static final double TARGET = 1.6;

  private final Console console;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--shape",
      paramLabel = "NAME",
      description = "Sizes of the decoder: qwen2.5-0.5b (default) or qwen2.5-7b.")
  private String shape = "qwen2.5-0.5b";

  @Option(
      names = "--layers",
      paramLabel = "N",
      description = "Only so many layers, for machines whose memory holds no more.")
  private int layers;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "cpu (default), or a graphics card such as cuda:0; computes in BF16.")
  private String device = Placement.CPU;

  @Option(names = "--threads", paramLabel = "N", description = "Threads.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--tokens", paramLabel = "N", description = "Tokens of each answer (96).")
  private int tokens = 96;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds (3).")
  private int rounds = 3;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchImportanceCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Qwen2Config> named = Shapes.named(shape);
    boolean cpu = device.equals(Placement.CPU);
    if (named.isEmpty()
        || layers < 0
        || tokens < 2
        || rounds < 1
        || threads < 1
        || !(cpu || device.matches("cuda(:\\d{1,2})?"))) {
      console.say(Messages.text("bench.importance.wrong-use", String.join(", ", Shapes.names())));
      return Exit.WRONG_USE;
    }
    if (!EngineMachine.isThis()) {
      return EngineMachine.run(spec);
    }
    Libtorch.useThreads(threads);
    Qwen2Config decoder = layers == 0 ? named.get() : Shapes.withLayers(named.get(), layers);
    Placement placement =
        cpu
            ? Placement.onProcessor(Precision.BFLOAT16)
            : new Placement(device, Precision.BFLOAT16, LinearOperator.PLAIN);
    ImportanceSpeed speed =
        ImportanceSpeed.measure(
            decoder,
            placement,
            new ImportanceSpeed.Plan(tokens, rounds),
            new ConsoleWork(console, "model.bench.round"));
    ObjectNode result = console.object();
    ObjectNode importance = result.putObject("importance");
    importance.put("decoder", shape).put("layers", decoder.layers()).put("device", device);
    importance.put("threads", threads).put("answer_tokens", tokens).put("rounds", rounds);
    importance.put("perceive_ms", CostJson.rounded(speed.perceiveMs()));
    ObjectNode one = importance.putObject("one_answer_ms");
    speed.one().forEach((part, millis) -> one.put(part, CostJson.rounded(millis)));
    ObjectNode four = importance.putObject("four_conditions_ms");
    speed.four().forEach((part, millis) -> four.put(part, CostJson.rounded(millis)));
    importance.put("times_one_answer", CostJson.rounded(speed.ratio()));
    importance.put("times_one_answer_decoder_only", CostJson.rounded(speed.ratioOfDecoder()));
    importance.put("target_times_one_answer", TARGET);
    importance.put("met", speed.ratio() <= TARGET);
    console.result(json, result, out -> print(speed, out));
    return Exit.DONE;
  }

  private static void print(ImportanceSpeed speed, PrintStream out) {
    out.println(
        Messages.text("bench.importance", number(speed.ratio()), number(speed.ratioOfDecoder())));
    speed
        .four()
        .forEach(
            (part, millis) ->
                out.println(
                    Messages.text(
                        "bench.importance.part",
                        part,
                        number(millis),
                        number(speed.one().getOrDefault(part, 0.0)))));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
