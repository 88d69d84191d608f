package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.launch.Main;
import studio.migr.runtime.process.JavaCommand;
import studio.migr.training.run.Liveness;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;

/** From generated clips to a trained model, as scripts do it. */
final class TrainCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir static Path folder;
  private static Path model = Path.of("");
  private static Path snapshot = Path.of("");

  @BeforeAll
  static void make() {
    Path clips = folder.resolve("clips");
    CommandRun made =
        CommandRun.of(
            "clips",
            "generate",
            "--count",
            4,
            "--seed",
            3,
            "--size",
            192,
            "--frame-rate",
            3,
            "--out",
            clips);
    assertThat(made.exit()).as(made.err()).isZero();
    CommandRun frozen =
        CommandRun.of(
            "dataset", "snapshot", "--clips", clips, "--out", folder.resolve("sets"), "--json");
    snapshot = Path.of(frozen.json().path("snapshot").asText());
    model = folder.resolve("micro");
    CommandRun fresh = CommandRun.of("model", "new", "--shape", "micro", "--out", model, "--json");
    assertThat(fresh.json().path("parameters").asInt()).as(fresh.err()).isPositive();
    Path tiny = folder.resolve("tiny");
    CommandRun other = CommandRun.of("model", "new", "--senses", model, "--out", tiny);
    assertThat(other.exit()).isEqualTo(Exit.FAILED);
    assertThat(other.err()).contains("not that of the shape tiny");
    assertThat(tiny).doesNotExist();
  }

  private static Path config(int epochs) throws IOException {
    ObjectNode settings = new ObjectMapper().createObjectNode();
    settings.put("model", model.toString()).put("snapshot", snapshot.toString());
    settings.put("epochs", epochs).put("learning_rate", 3e-3).put("batch", 4).put("threads", 1);
    settings.put("cache", folder.resolve("cache").toString());
    return Files.writeString(folder.resolve("sft" + epochs + ".json"), settings.toString());
  }

  /** A run that is not there yet, or is being written, counts as not so far. */
  private static void await(Callable<Boolean> condition) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      try {
        if (condition.call()) {
          return;
        }
      } catch (Exception e) {
        // not yet
      }
      Thread.sleep(20);
    }
    throw new AssertionError("not within " + PATIENCE);
  }

  @Test
  void generatedClipsTeachAModelThatInspectReads() throws IOException {
    Path run = folder.resolve("run");
    CommandRun plan =
        CommandRun.of("train", "sft", "--config", config(8), "--out", run, "--dry-run", "--json");
    assertThat(plan.json().path("steps").asInt()).as(plan.err()).isPositive();
    assertThat(run).doesNotExist();
    CommandRun train = CommandRun.of("train", "sft", "--config", config(8), "--out", run, "--json");
    assertThat(train.exit()).as(train.err()).isZero();
    assertThat(train.json().path("step").asInt()).isEqualTo(plan.json().path("steps").asInt());
    double first = RunDirectory.open(run).metrics().getFirst().values().getOrDefault("loss", 0.0);
    assertThat(train.json().path("loss").asDouble()).isLessThan(first);
    CommandRun inspect = CommandRun.of("model", "inspect", run.resolve("model"), "--json");
    assertThat(inspect.exit()).as(inspect.out()).isZero();
    assertThat(CommandRun.of("train", "sft", "--config", config(8), "--out", run).err())
        .contains("holds a run already");
    assertThat(CommandRun.of("train", "sft", "--config", config(9), "--out", run, "--resume").err())
        .contains("does not say what the run");
    assertThat(CommandRun.of("train", "stop", run).err()).contains("no trainer is at work");
  }

  @Test
  void aTrainerOutlivesTheTerminalIsFoundAgainAndStopsWhenAsked() throws Exception {
    Path folderOfRun = folder.resolve("long");
    List<String> words =
        new JavaCommand(
                Main.class,
                List.of(),
                List.of("-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"),
                List.of("ENGINE_CACHE_DIR"))
            .words();
    words.addAll(
        List.of(
            "train",
            "sft",
            "--config",
            config(100_000).toString(),
            "--out",
            folderOfRun.toString()));
    Process terminal =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("terminal.txt").toFile())
            .start();
    try {
      await(() -> !RunDirectory.open(folderOfRun).metrics().isEmpty());
    } finally {
      terminal.destroyForcibly().waitFor();
    }
    RunDirectory run = RunDirectory.open(folderOfRun);
    int steps = run.metrics().size();
    await(() -> run.metrics().size() > steps + 3);
    assertThat(Liveness.of(run.status().read().orElseThrow(), Instant.now()))
        .isEqualTo(Liveness.ALIVE);
    assertThat(CommandRun.of("train", "stop", folderOfRun).exit()).isZero();
    await(() -> run.status().read().orElseThrow().state() == RunState.STOPPED);
    assertThat(folderOfRun.resolve("model").resolve("model.safetensors")).exists();
  }

  @Test
  void aClipThatIsGoneIsSaidInOneSentence() throws IOException {
    Path config = config(3);
    ObjectNode settings = (ObjectNode) new ObjectMapper().readTree(config.toFile());
    Path other = folder.resolve("other-set");
    ObjectNode none = settings.deepCopy();
    none.put("snapshot", other.toString());
    Files.writeString(config, none.toString());
    CommandRun gone =
        CommandRun.of("train", "sft", "--config", config, "--out", folder.resolve("gone"));
    assertThat(gone.exit()).isEqualTo(Exit.FAILED);
    assertThat(gone.err()).contains("other-set");
    Files.writeString(config, "{\"epoch\": 3}");
    assertThat(CommandRun.of("train", "sft", "--config", config, "--out", other).err())
        .contains("there is no setting epoch");
    assertThat(CommandRun.of("train", "sft", "--out", other).exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(CommandRun.of("bench", "train", "--rounds", 0).exit()).isEqualTo(Exit.WRONG_USE);
  }
}
