package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;

/**
 * The whole method by command line, from clips to figures, with a small model of random weights.
 */
final class WholeMethodTest {
  private static final int CLIPS = 6;
  private static final int EPOCHS = 24;
  private static final int GROUP = 8;

  @TempDir Path folder;

  private static JsonNode ask(Object... words) {
    CommandRun run = CommandRun.of(words);
    assertThat(run.exit()).as(run.err()).isZero();
    return run.json();
  }

  private Path settings(String name, ObjectNode with) throws IOException {
    with.put("threads", 1).put("cache", folder.resolve("cache").toString());
    return Files.writeString(folder.resolve(name + ".json"), with.toString());
  }

  private static double mean(List<MetricsLine> lines, String name) {
    return lines.stream()
        .mapToDouble(line -> line.values().getOrDefault(name, Double.NaN))
        .average()
        .orElseThrow();
  }

  @Test
  void aModelLearnsFromClipsThenFromItsOwnAnswersAndIsEvaluated() throws IOException {
    Path clips = folder.resolve("clips");
    Path micro = folder.resolve("micro");
    ask(
        "clips",
        "generate",
        "--count",
        CLIPS,
        "--seed",
        5,
        "--size",
        192,
        "--frame-rate",
        3,
        "--out",
        clips,
        "--json");
    JsonNode set =
        ask("dataset", "snapshot", "--clips", clips, "--out", folder.resolve("sets"), "--json");
    ask("model", "new", "--shape", "micro", "--out", micro, "--json");
    ObjectNode taught = new ObjectMapper().createObjectNode();
    taught.put("model", micro.toString()).put("snapshot", set.path("snapshot").asText());
    taught.put("epochs", 40).put("learning_rate", 1e-2).put("batch", 4).put("answer_only", 1);
    Path sft = folder.resolve("sft");
    ask("train", "sft", "--config", settings("sft", taught), "--out", sft, "--json");
    List<MetricsLine> losses = RunDirectory.open(sft).metrics();
    int third = losses.size() / 3;
    assertThat(mean(losses.subList(losses.size() - third, losses.size()), "loss"))
        .isLessThan(0.5 * mean(losses.subList(0, third), "loss"));

    ObjectNode asked = new ObjectMapper().createObjectNode();
    asked
        .put("model", sft.resolve("model").toString())
        .put("snapshot", taught.path("snapshot").asText());
    asked.put("epochs", EPOCHS).put("learning_rate", 5e-3).put("warmup_share", 0);
    asked
        .putObject("grpo")
        .put("group", GROUP)
        .put("clips", CLIPS)
        .put("max_tokens", 24)
        .put("beta", 0.01)
        .putObject("rewards")
        .put("accuracy", 1)
        .put("answer_format", 0.5);
    Path grpo = folder.resolve("grpo");
    ask("train", "grpo", "--config", settings("grpo", asked), "--out", grpo, "--json");
    RunDirectory run = RunDirectory.open(grpo);
    assertThat(run.metrics()).hasSize(EPOCHS);
    assertThat(run.metrics().getLast().values().getOrDefault("kl", 0.0))
        .as("how far it came from the model before")
        .isPositive();
    long inTraining =
        Snapshot.read(Path.of(set.path("snapshot").asText())).clips().stream()
            .filter(clip -> clip.split().filter(Split.TRAIN::equals).isPresent())
            .count();
    assertThat(run.samples()).hasSize((int) (EPOCHS * inTraining * GROUP));

    JsonNode figures =
        ask("evaluate", "--model", grpo.resolve("model"), "--clips", clips, "--json");
    assertThat(figures.path("clips").asInt()).isEqualTo(CLIPS);
    assertThat(figures.path("generated").asInt()).isEqualTo(CLIPS);
    assertThat(figures.path("direct").path("war").isNumber()).isTrue();
    assertThat(figures.path("not_defined").path("epc").asText()).isEqualTo("no_reasoning");
  }
}
