package studio.migr.training.sft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.adapter.LoraAdapter;
import studio.migr.runtime.generate.LanguageModels;
import studio.migr.runtime.graph.Placement;
import studio.migr.runtime.inspect.ModelInspector;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.run.MetricsLine;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunRequest;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunStatus;
import studio.migr.training.trainer.TrainerProgram;
import studio.migr.training.trainer.TrainingFault;

/** A training from its settings to its model, in this process. */
final class SftRunTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path temp;
  private static Classroom classroom = lateInit();

  @SuppressWarnings("NullAway") // made before the first test
  private static Classroom lateInit() {
    return null;
  }

  @BeforeAll
  static void make() throws Exception {
    classroom = new Classroom(temp);
  }

  private static boolean train(RunDirectory run) throws IOException {
    return new TrainerProgram(List.of(new SftStage()), Throwable::toString).run(run.folder());
  }

  private static RunStatus status(RunDirectory run) throws IOException {
    return run.status().read().orElseThrow();
  }

  private static double loss(MetricsLine line) {
    return line.values().getOrDefault("loss", Double.NaN);
  }

  @Test
  void lossesFallAndTheModelIsOneThatTheRuntimeReads() throws Exception {
    RunDirectory run = classroom.run("whole", classroom.settings());
    assertThat(train(run)).isTrue();
    List<MetricsLine> metrics = run.metrics();
    // Four clips to learn from, one of which teaches both orders: 5 samples, 3 steps an epoch.
    assertThat(metrics).hasSize(18);
    assertThat(loss(metrics.getLast())).isLessThan(loss(metrics.getFirst()) - 0.5);
    assertThat(metrics.get(2).values()).containsKey("validation/loss");
    assertThat(metrics.getLast().values().get("learning_rate")).isZero();
    assertThat(status(run).state()).isEqualTo(RunState.FINISHED);
    assertThat(run.checkpoints().all().keySet()).containsExactly(16L, 18L);
    Path model = run.folder().resolve("model");
    assertThat(ModelInspector.inspect(model, 1L << 40).problems()).isEmpty();
    LanguageModels.open(model, Optional.empty(), Placement.EXACT, Work.UNWATCHED).close();
  }

  @Test
  void towersLearnFirstToSayWhatWasMeasuredAndThenTheModelLearnsToSpeak() throws Exception {
    ObjectNode settings = classroom.settings().put("senses_epochs", 20).put("epochs", 2);
    RunDirectory run = classroom.run("senses", settings);
    assertThat(train(run)).as(status(run).toString()).isTrue();
    List<MetricsLine> metrics = run.metrics();
    assertThat(metrics).hasSize(66);
    for (String measured : List.of("senses/units", "senses/prosody")) {
      double first = mean(metrics.subList(0, 6), measured);
      assertThat(mean(metrics.subList(54, 60), measured)).as(measured).isLessThan(0.6 * first);
    }
    assertThat(metrics.get(59).values()).doesNotContainKey("loss");
    assertThat(metrics.get(60).values()).containsKey("loss");
  }

  @Test
  void towersCanBeTaughtByThemselvesSoThatSeveralModelsGoOnFromThem() throws Exception {
    ObjectNode settings = classroom.settings().put("senses_epochs", 2).put("epochs", 0);
    RunDirectory run = classroom.run("towers", settings);
    assertThat(train(run)).as(status(run).toString()).isTrue();
    assertThat(run.metrics())
        .hasSize(6)
        .allSatisfy(line -> assertThat(line.values()).doesNotContainKey("loss"));
    assertThat(run.folder().resolve("model/model.safetensors")).exists();
    ObjectNode nothing = classroom.settings().put("epochs", 0);
    assertThatThrownBy(() -> classroom.run("nothing", nothing)).hasStackTraceContaining("epochs");
  }

  private static double mean(List<MetricsLine> lines, String name) {
    return lines.stream()
        .mapToDouble(line -> line.values().getOrDefault(name, Double.NaN))
        .average()
        .orElseThrow();
  }

  @Test
  void adaptersAreSavedAsPeftDoesAndLieOnTheirBase() throws Exception {
    ObjectNode settings = classroom.settings().put("epochs", 1);
    settings.putObject("lora").put("rank", 2).put("dropout", 0.1);
    RunDirectory run = classroom.run("lora", settings);
    assertThat(train(run)).as(status(run).toString()).isTrue();
    Path adapter = run.folder().resolve("model");
    JsonNode written = JSON.readTree(adapter.resolve("adapter_config.json").toFile());
    assertThat(written.path("lora_dropout").asDouble()).isEqualTo(0.1);
    try (LoraAdapter saved = LoraAdapter.open(adapter)) {
      assertThat(saved.config().targets()).hasSize(7).contains("gate_proj");
      assertThat(saved.pairs()).hasSize(14);
    }
    LanguageModels.open(classroom.model, Optional.of(adapter), Placement.EXACT, Work.UNWATCHED)
        .close();
  }

  @Test
  void lessMemoryByGradientCheckpointingGivesTheSameModelToTheBit() throws Exception {
    List<Path> models = new ArrayList<>();
    for (boolean again : new boolean[] {false, true}) {
      ObjectNode settings = classroom.settings().put("epochs", 1);
      RunDirectory run =
          classroom.run("checkpointing-" + again, settings.put("gradient_checkpointing", again));
      assertThat(train(run)).as(status(run).toString()).isTrue();
      models.add(run.folder().resolve("model/model.safetensors"));
    }
    assertThat(models.getLast()).hasSameBinaryContentAs(models.getFirst());
  }

  /** From where gradients were always kept whole, and adapters without dropout. */
  @Test
  void aRunFromBeforeASettingCameIsGoneOnWith() throws Exception {
    RunDirectory run = classroom.run("older", classroom.settings().put("epochs", 1));
    assertThat(train(run)).isTrue();
    ObjectNode config = run.config();
    config.remove("gradient_checkpointing");
    ((ObjectNode) config.path("lora")).remove("dropout");
    Files.writeString(run.folder().resolve("config.json"), config.toString());
    assertThat(SftSettings.DEFAULTS.identity())
        .contains("rowTokens=1024, largestNorm=1.0")
        .contains("Lora[rank=0, alpha=32.0, targets=");
    assertThat(train(run)).as(status(run).toString()).isTrue();
  }

  @Test
  void aBatchInPartsCostsTheSameAsInOne() throws Exception {
    double[] losses = new double[2];
    for (int k = 0; k < 2; k++) {
      ObjectNode settings = classroom.settings().put("batch", 5).put("epochs", 2);
      settings.put("micro_batch", k == 0 ? 1 : 5).put("row_tokens", k == 0 ? 1 : 2000);
      RunDirectory run = classroom.run("parts" + k, settings);
      assertThat(train(run)).isTrue();
      losses[k] = loss(run.metrics().getLast());
    }
    assertThat(losses[0]).isCloseTo(losses[1], within(1e-4));
  }

  /** Nothing is learnt here: of the same answers the loss is nearer to that of the heavier one. */
  @Test
  void whatAnnotatorsAgreeOnCountsMore() throws Exception {
    List<ClipRecord> clips = Snapshot.read(classroom.snapshot).clips();
    double[] losses = new double[3];
    for (int k = 0; k < losses.length; k++) {
      double weight = List.of(1.0, 3.0, 1e5).get(k);
      List<ClipRecord> weighed =
          clips.stream()
              .map(clip -> clip.withWeight(clip.clip().equals("clip2") ? weight : 1))
              .toList();
      Path set = Snapshot.write(temp.resolve("weighed"), weighed).folder();
      ObjectNode settings = classroom.settings().put("snapshot", set.toString());
      settings.put("epochs", 1).put("batch", 5).put("learning_rate", 0);
      RunDirectory run =
          classroom.run("weighed" + k, settings.put("picture_only", 0).put("sound_only", 0));
      assertThat(train(run)).as(status(run).toString()).isTrue();
      losses[k] = loss(run.metrics().getLast());
    }
    double own = losses[2] - losses[0];
    assertThat((losses[1] - losses[0]) / own).isBetween(0.1, 0.9);
  }

  @Test
  void aRequestToStopKeepsWhatWasReachedAndOneToCancelDiscardsIt() throws Exception {
    for (RunRequest request : RunRequest.values()) {
      RunDirectory run =
          classroom.run("asked-" + request, classroom.settings().put("epochs", 100_000));
      Thread asking =
          Thread.startVirtualThread(
              () -> {
                try {
                  while (run.metrics().isEmpty()) {
                    Thread.sleep(5);
                  }
                  run.request(request);
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(train(run)).isTrue();
      asking.join();
      boolean stop = request == RunRequest.STOP;
      assertThat(status(run).state()).isEqualTo(stop ? RunState.STOPPED : RunState.CANCELLED);
      assertThat(Files.exists(run.folder().resolve("model"))).isEqualTo(stop);
      assertThat(run.checkpoints().all().isEmpty()).isEqualTo(!stop);
    }
  }

  @Test
  void aDamagedCheckpointIsNamedAndNotGoneOnFrom() throws Exception {
    RunDirectory run = classroom.run("damaged", classroom.settings().put("epochs", 1));
    assertThat(train(run)).isTrue();
    Path state = run.checkpoints().latest().orElseThrow().resolve("state.safetensors");
    byte[] bytes = Files.readAllBytes(state);
    bytes[bytes.length / 2] ^= 1;
    Files.write(state, bytes);
    assertThat(train(run)).isFalse();
    assertThat(status(run).state()).isEqualTo(RunState.FAILED);
    assertThat(status(run).error().orElseThrow()).contains("DAMAGED_CHECKPOINT", "step-3");
  }

  @Test
  void aClipThatCannotBeReadAndOneWithoutALabelEndTheRunBeforeTheFirstStep() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("other"));
    Classroom other = new Classroom(folder);
    Files.writeString(folder.resolve("clip1.mp4"), "no film");
    RunDirectory run = other.run("unreadable", other.settings());
    assertThat(train(run)).isFalse();
    assertThat(status(run).error().orElseThrow())
        .contains(MediaException.class.getSimpleName(), "clip1.mp4");
    assertThat(run.metrics()).isEmpty();
    Path lines = other.snapshot.resolve("clips.jsonl");
    Files.writeString(
        lines, Files.readString(lines).replace("\"label\":\"sad\"", "\"label\":\"\""));
    RunDirectory second = other.run("unlabelled", other.settings());
    assertThat(train(second)).isFalse();
    assertThat(status(second).error().orElseThrow()).contains("MISSING_LABEL", "clip1");
  }

  @Test
  void aSettingThatIsNotKnownOrCannotBeIsNamed() {
    for (Map.Entry<String, String> wrong :
        Map.of(
                "{\"learning_rat\": 1}", "learning_rat",
                "{\"epochs\": 0}", "epochs",
                "{\"epochs\": \"many\"}", "epochs",
                "{\"lora\": {\"rank\": -1}}", "lora.rank",
                "{\"lora\": {\"dropout\": 1}}", "lora.dropout",
                "{\"precision\": \"bf16\"}", "precision",
                "{\"parts\": [\"legs\"]}", "parts",
                "[1]", "BAD_CONFIG",
                "{", "BAD_CONFIG")
            .entrySet()) {
      assertThatThrownBy(
              () -> {
                Path file = Files.writeString(temp.resolve("wrong.json"), wrong.getKey());
                new SftStage().settings(file);
              })
          .isInstanceOf(TrainingFault.class)
          .hasMessageContaining(wrong.getValue());
    }
  }

  @Test
  void aPlanSaysHowMuchItWillBe() throws Exception {
    ObjectNode plan =
        new SftStage().plan(classroom.all(classroom.settings()), temp, Work.UNWATCHED);
    assertThat(plan.path("samples").asInt()).isEqualTo(5);
    assertThat(plan.path("steps").asInt()).isEqualTo(18);
    assertThat(plan.path("seconds").asDouble()).isPositive();
    long memory = plan.path("memory_bytes").asLong();
    assertThat(memory).isBetween(1L << 18, 1L << 30);
    ObjectNode less = classroom.settings().put("gradient_checkpointing", true);
    assertThat(
            new SftStage()
                .plan(classroom.all(less), temp, Work.UNWATCHED)
                .path("memory_bytes")
                .asLong())
        .isLessThan(memory);
  }
}
