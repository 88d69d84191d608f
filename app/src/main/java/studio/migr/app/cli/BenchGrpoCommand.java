package studio.migr.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import studio.migr.app.message.Messages;
import studio.migr.runtime.adapter.LoraConfig;
import studio.migr.runtime.family.ModelPart;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.tokenizer.TextTokenizer;
import studio.migr.runtime.work.Work;
import studio.migr.training.fresh.NewModel;
import studio.migr.training.fresh.NewModelShape;
import studio.migr.training.grpo.GrpoSettings;
import studio.migr.training.grpo.GrpoSpeed;
import studio.migr.training.model.TrainableModel;
import studio.migr.training.model.Trained;
import studio.migr.training.optimize.AdamW;

/** {@code bench grpo}: answers a second while a model learns from its own. */
@Command(
    name = "grpo",
    mixinStandardHelpOptions = true,
    description =
        "Time learning from own answers: answers a second, where the time goes, and the share of"
            + " this machine's matrix product, measured in the same run. The clips are noise.")
final class BenchGrpoCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A model's folder; a new small one with random weights if not given.")
  private @Nullable Path model;

  @Option(
      names = "--lora",
      paramLabel = "RANK",
      description = "Train adapters of this rank; 0 (default) trains the whole decoder.")
  private int lora;

  @Option(names = "--group", paramLabel = "N", description = "Answers to a question (8).")
  private int group = 8;

  @Option(names = "--clips", paramLabel = "N", description = "Questions of a step (2).")
  private int clips = 2;

  @Option(names = "--tokens", paramLabel = "N", description = "Tokens of each answer (64).")
  private int tokens = 64;

  @Option(names = "--rounds", paramLabel = "N", description = "Steps that are timed (3).")
  private int rounds = 3;

  @Option(names = "--threads", paramLabel = "N", description = "Threads that compute.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  BenchGrpoCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (group < 2 || clips < 1 || tokens < 2 || rounds < 1 || threads < 1 || lora < 0) {
      console.say(Messages.text("bench.grpo.wrong-use"));
      return Exit.WRONG_USE;
    }
    Libtorch.useThreads(threads);
    if (model != null) {
      measure(model, model.toString());
      return Exit.DONE;
    }
    Path made = Files.createTempDirectory("migr-bench-");
    try {
      NewModel.write(made, NewModelShape.TINY, 1);
      measure(made, NewModelShape.TINY.id());
    } finally {
      MoreFiles.deleteRecursively(made, RecursiveDeleteOption.ALLOW_INSECURE);
    }
    return Exit.DONE;
  }

  private void measure(Path folder, String name) throws IOException {
    Trained trained =
        lora > 0
            ? new Trained.Lora(
                LoraConfig.of(
                    lora,
                    2.0 * lora,
                    0,
                    List.of(
                        "q_proj",
                        "k_proj",
                        "v_proj",
                        "o_proj",
                        "gate_proj",
                        "up_proj",
                        "down_proj")),
                1)
            : new Trained.Parts(EnumSet.of(ModelPart.DECODER));
    GrpoSettings usual = GrpoSettings.DEFAULTS;
    GrpoSettings settings =
        new GrpoSettings(
            group,
            clips,
            1,
            usual.clip(),
            usual.beta(),
            usual.loss(),
            tokens,
            1,
            1,
            Map.of(),
            "",
            0);
    GrpoSpeed speed;
    try (TrainableModel learning =
            TrainableModel.open(
                folder,
                Optional.empty(),
                trained,
                new AdamW.Settings(0.9, 0.999, 1e-8, 0),
                Placement.EXACT,
                Work.UNWATCHED);
        TextTokenizer words = TextTokenizer.open(folder)) {
      if (lora == 0) {
        learning.remember();
      }
      speed =
          GrpoSpeed.measure(
              learning,
              words::decode,
              settings,
              rounds,
              new ConsoleWork(console, "bench.grpo.step"));
    }
    report(name, speed);
  }

  private void report(String name, GrpoSpeed speed) {
    ObjectNode result = console.object();
    result.put("model", name).put("lora_rank", lora).put("threads", threads);
    result.put("group", group).put("clips", clips).put("rounds", rounds);
    result.put("question_places", speed.questionPlaces());
    result.put("answer_tokens", speed.answerTokens());
    result.put("step_s", rounded(speed.seconds(), 1000));
    result.put("rollouts_per_s", rounded(speed.rollouts() / speed.seconds(), 100));
    double drawing = speed.seconds() * speed.shares().getOrDefault("rollouts", 1.0);
    result.put("drawn_tokens_per_s", rounded(speed.rollouts() * speed.answerTokens() / drawing, 1));
    ObjectNode shares = result.putObject("time_shares");
    speed.shares().forEach((part, share) -> shares.put(part, rounded(share, 1000)));
    result.put("gflop_per_step", rounded(speed.operations() / 1e9, 10));
    result.put("matrix_product_gflop_per_s", rounded(speed.product() / 1e9, 10));
    result.put("share_of_matrix_product", rounded(speed.ofProduct(), 1000));
    console.result(
        json,
        result,
        out ->
            result
                .properties()
                .forEach(
                    each -> out.printf(Locale.ROOT, "%-28s %s%n", each.getKey(), each.getValue())));
  }

  private static double rounded(double value, int parts) {
    return Math.round(value * parts) / (double) parts;
  }
}
