package studio.migr.training.grpo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.fresh.NewModel;
import studio.migr.training.fresh.NewModelShape;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;
import studio.migr.training.sft.SftStage;
import studio.migr.training.trainer.KilledTrainer;
import studio.migr.training.trainer.Stage;
import studio.migr.training.trainer.TrainerProgram;

/** A small model is taught by examples, and learns from its own answers to other labels. */
final class GrpoRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CLIPS = 4;

  @TempDir static Path temp;
  private static Path taught = Path.of("");

  @BeforeAll
  static void aModelIsTaughtTwoAnswers() throws Exception {
    for (int k = 0; k < CLIPS; k++) {
      new ClipMaker().frames(6 + k).make(temp.resolve("clip" + k + ".mp4"));
    }
    Path fresh = temp.resolve("fresh");
    NewModel.write(fresh, NewModelShape.MICRO, 11);
    ObjectNode settings = settings(fresh, snapshot(k -> k % 2 == 0 ? "happy" : "sad"));
    settings.put("epochs", 60).put("learning_rate", 1e-2).put("batch", 4).put("micro_batch", 4);
    RunDirectory run = run("taught", new SftStage(), settings);
    assertThat(train(run)).as(status(run).toString()).isTrue();
    taught = run.folder().resolve("model");
  }

  private static Path snapshot(IntFunction<String> labels) throws IOException {
    List<ClipRecord> clips = new ArrayList<>();
    for (int k = 0; k < CLIPS; k++) {
      String label = labels.apply(k);
      clips.add(
          new ClipRecord(
              "clip" + k,
              temp.resolve("clip" + k + ".mp4").toString(),
              Optional.of("person" + k),
              Optional.of(Split.TRAIN),
              label,
              Map.of(),
              1,
              Optional.of(DominantModality.VISUAL),
              Optional.empty(),
              Evidence.NONE,
              Optional.of("<think>So %s.</think><answer>%s</answer>".formatted(label, label)),
              "test",
              true));
    }
    return Snapshot.write(temp.resolve("snapshots"), clips).folder();
  }

  private static ObjectNode settings(Path model, Path snapshot) {
    ObjectNode settings = JSON.createObjectNode();
    settings.put("model", model.toString()).put("snapshot", snapshot.toString());
    settings.put("threads", 1).put("cache", temp.resolve("cache").toString());
    settings.putArray("parts").add("decoder");
    return settings.put("checkpoint_every", 3);
  }

  /** All labels are sad now: a model that says so earns more. */
  private static ObjectNode corrected(String grpo) throws IOException {
    ObjectNode settings = settings(taught, snapshot(_ -> "sad"));
    settings.set("grpo", JSON.readTree(grpo));
    return settings.put("learning_rate", 3e-3).put("warmup_share", 0);
  }

  private static RunDirectory run(String name, Stage stage, ObjectNode settings)
      throws IOException {
    Path file = Files.writeString(temp.resolve(name + ".json"), settings.toString());
    ObjectNode config = JSON.createObjectNode();
    ObjectNode all = stage.settings(file);
    config.put(TrainerProgram.STAGE, stage.name()).setAll(all);
    return RunDirectory.create(temp.resolve("runs").resolve(name), config, stage.dataset(all));
  }

  private static boolean train(RunDirectory run) throws IOException {
    return new TrainerProgram(List.of(new SftStage(), new GrpoStage()), Throwable::toString)
        .run(run.folder());
  }

  private static RunStatus status(RunDirectory run) throws IOException {
    return run.status().read().orElseThrow();
  }

  private static double mean(List<MetricsLine> lines, String name) {
    return lines.stream()
        .mapToDouble(line -> line.values().getOrDefault(name, Double.NaN))
        .average()
        .orElseThrow();
  }

  @Test
  void aRewardThatCanBeEarnedIsEarnedAndEveryAnswerIsKeptWithWhatItEarned() throws Exception {
    RunDirectory run =
        run(
            "earned",
            new GrpoStage(),
            corrected(
                    """
                    {"group": 8, "clips": 2, "max_tokens": 24, "beta": 0.01,
                     "rewards": {"accuracy": 1, "answer_format": 0.5}}
                    """)
                .put("epochs", 15));
    assertThat(train(run)).as(status(run).toString()).isTrue();
    List<MetricsLine> metrics = run.metrics();
    assertThat(metrics).hasSize(30);
    assertThat(mean(metrics.subList(24, 30), "rewards/accuracy/mean"))
        .isGreaterThan(mean(metrics.subList(0, 6), "rewards/accuracy/mean") + 0.15);
    assertThat(metrics.getFirst().values().get("kl")).isCloseTo(0, within(1e-6));
    assertThat(metrics.getLast().values().getOrDefault("kl", 0.0)).isPositive();
    assertThat(run.samples()).hasSize(30 * 16);
    assertThat(run.samples().getLast().rewards()).containsOnlyKeys("accuracy", "answer_format");
    assertThat(run.folder().resolve("model").resolve("model.safetensors")).exists();
  }

  @Test
  void oneWithDropoutThatWasStoppedGoesOnToTheBit() throws Exception {
    String grpo =
        "{\"group\": 4, \"clips\": 1, \"max_tokens\": 16, \"rewards\": {\"accuracy\": 1}}";
    ObjectNode settings = corrected(grpo).put("epochs", 2).put("gradient_checkpointing", true);
    settings.putObject("lora").put("rank", 2).put("dropout", 0.2);
    RunDirectory whole = run("whole", new GrpoStage(), settings);
    assertThat(train(whole)).as(status(whole).toString()).isTrue();
    RunDirectory parts = run("parts", new GrpoStage(), settings);
    Thread asking =
        Thread.startVirtualThread(
            () -> {
              try {
                while (parts.metrics().isEmpty()) {
                  Thread.sleep(1);
                }
                parts.request(RunRequest.STOP);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(train(parts)).isTrue();
    asking.join();
    if (status(parts).state() == RunState.STOPPED) { // a fast machine may have ended before
      assertThat(train(parts)).isTrue();
    }
    Path model = Path.of("model", "adapter_model.safetensors");
    assertThat(parts.folder().resolve(model)).hasSameBinaryContentAs(whole.folder().resolve(model));
    assertThat(parts.samples()).isEqualTo(whole.samples());
    assertThat(whole.metrics().getLast().values())
        .containsKey("clip_ratio/high_mean")
        .doesNotContainKey("sampling/sampling_logp_difference/max");
  }

  @Test
  void oneThatWasKilledAtAnyMomentGoesOnToTheBit() throws Exception {
    String grpo =
        "{\"group\": 4, \"clips\": 1, \"max_tokens\": 16, \"rewards\": {\"accuracy\": 1}}";
    int epochs = Math.max(4, 2 * KilledTrainer.KILLS);
    KilledTrainer.assertEqualToTheBit(
        run("left-alone", new GrpoStage(), corrected(grpo).put("epochs", epochs)),
        run("killed", new GrpoStage(), corrected(grpo).put("epochs", epochs)));
  }

  @Test
  void adaptersLearnTooAndAreTheirOwnReferenceWhenTheyAreGoneOnFrom() throws Exception {
    String grpo =
        """
        {"group": 8, "clips": 2, "max_tokens": 24, "rewards": {"accuracy": 1, "answer_format": 0.5}}
        """;
    ObjectNode settings = corrected(grpo).put("epochs", 3).put("learning_rate", 1e-3);
    settings.putObject("lora").put("rank", 2);
    RunDirectory first = run("lora", new GrpoStage(), settings);
    assertThat(train(first)).as(status(first).toString()).isTrue();
    assertThat(first.metrics().getLast().values().get("kl")).as("what was learnt").isPositive();
    Path adapter = first.folder().resolve("model");
    LoraAdapter.open(adapter).close();
    RunDirectory second =
        run("lora-on", new GrpoStage(), settings.deepCopy().put("adapter", adapter.toString()));
    assertThat(train(second)).as(status(second).toString()).isTrue();
    assertThat(second.metrics().getFirst().values().get("kl")).isCloseTo(0, within(1e-6));
  }

  @Test
  void equalRewardsThroughoutEndTheRunWithThatWord() throws Exception {
    for (int patience : new int[] {2, 0}) {
      RunDirectory run =
          run(
              "equal" + patience,
              new GrpoStage(),
              corrected(
                  "{\"max_tokens\": 1, \"rewards\": {\"format\": 1}, \"give_up_after\": %d}"
                      .formatted(patience)));
      assertThat(train(run)).isFalse();
      assertThat(status(run).state()).isEqualTo(RunState.FAILED);
      assertThat(status(run).error().orElseThrow()).contains("EQUAL_REWARDS");
      assertThat(run.samples()).hasSize(patience == 0 ? 16 : 8);
    }
  }
}
