package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.predict.Prediction;
import studio.migr.app.predict.PredictionFile;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.graph.Libtorch;
import studio.migr.runtime.importance.VerdictThresholdsFile;
import studio.migr.runtime.testing.TalkingOmni;

/** A small model asked about generated clips, as scripts do it. */
final class ModelAnswersTest {
  @TempDir private static Path folder;

  private static Path model;
  private static Path clips;

  @BeforeAll
  static void make() throws IOException {
    TalkingOmni.assumeThere();
    Libtorch.useThreads(1); // two would wait for each other on a busy machine
    model = TalkingOmni.write(folder.resolve("model"));
    clips = folder.resolve("clips");
    assertThat(
            CommandRun.of("clips", "generate", "--count", "2", "--seed", "5", "--out", clips)
                .exit())
        .isZero();
  }

  private static CommandRun predict(Object... arguments) {
    Object[] all = new Object[arguments.length + 6];
    all[0] = "predict";
    all[1] = "--model";
    all[2] = model;
    all[3] = "--max-tokens";
    all[4] = "8";
    all[5] = "--json";
    System.arraycopy(arguments, 0, all, 6, arguments.length);
    return CommandRun.of(all);
  }

  @Test
  void aClipIsExplainedInTheShapeOfTheContractAndADamagedOneNamed() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.mp4"), "no film");
    CommandRun run = predict(clips.resolve("clip-0000.mp4"), bad);
    assertThat(run.exit()).as(run.err()).isEqualTo(Exit.FAILED);
    assertThat(run.json().path("failed")).hasSize(1);
    assertThat(run.json().path("failed").path(0).path("path").asText()).isEqualTo(bad.toString());
    JsonNode clip = run.json().path("clips").path(0);
    assertThat(clip.path("generated").asBoolean()).isTrue();
    assertThat(EmotionScheme.DFEW.emotions()).contains(clip.path("answer").asText());
    double sum = 0;
    for (String label : EmotionScheme.DFEW.emotions()) {
      sum += clip.path("probabilities").path(label).asDouble();
    }
    assertThat(sum).isCloseTo(1, within(1e-6));
    JsonNode importance = clip.path("importance");
    for (String key : List.of("audio", "visual", "confidence")) {
      assertThat(importance.path(key).isNumber()).as(key).isTrue();
    }
    assertThat(importance.path("rule").asText()).isIn("audio", "visual", "both", "none");
    for (String condition : List.of("audio", "visual", "both", "none")) {
      JsonNode one = importance.path("conditions").path(condition);
      assertThat(one.path("answer").isTextual()).as(condition).isTrue();
      assertThat(one.path("probabilities")).as(condition).hasSize(7);
    }
    assertThat(importance.path("conditions").path("both").path("probabilities"))
        .isEqualTo(clip.path("probabilities"));
    JsonNode attention = clip.path("attention");
    assertThat(attention.path("tokens")).isNotEmpty();
    for (String key : List.of("audio", "visual", "text")) {
      assertThat(attention.path(key)).as(key).hasSameSizeAs(attention.path("tokens"));
    }
    assertThat(clip.path("segments").isArray()).isTrue();
    assertThat(clip.path("trace").path("points")).isNotEmpty();
    assertThat(clip.path("timing_ms").path("answer").isNumber()).isTrue();
    assertThat(run.out()).doesNotContain("NaN");
  }

  @Test
  void aProjectKeepsWhatWasExplained() throws IOException {
    Path project = folder.resolve("project");
    assertThat(CommandRun.of("import", clips.resolve("clip-0001.mp4"), "--project", project).exit())
        .isZero();
    CommandRun first = predict("--project", project);
    assertThat(first.exit()).as(first.err()).isZero();
    CommandRun again = predict("--project", project);
    assertThat(again.json()).as("its timing, too, is that of the first").isEqualTo(first.json());
    List<Path> kept = PredictionFile.in(project.resolve("predictions"));
    assertThat(kept).hasSize(1);
    assertThat(Files.readAllLines(kept.getFirst())).as("the same answer is kept once").hasSize(1);
    JsonNode said = first.json().path("clips").path(0);
    Map<String, Prediction> predictions = PredictionFile.read(kept.getFirst());
    assertThat(predictions).hasSize(1);
    Prediction prediction = predictions.values().iterator().next();
    assertThat(prediction.model().name()).isEqualTo("model");
    assertThat(prediction.answer()).isEqualTo(said.path("answer").asText());
    assertThat(prediction.probability())
        .isEqualTo(said.path("probabilities").path(prediction.answer()).asDouble());
    assertThat(prediction.reasoning()).isEqualTo(said.path("reasoning").asText());
    assertThat(prediction.verdict().orElseThrow().id())
        .isEqualTo(said.path("importance").path("verdict").asText());
    assertThat(prediction.answers().get("audio"))
        .isEqualTo(
            said.path("importance").path("conditions").path("audio").path("answer").asText());
    Path thresholds = model.resolve("importance-thresholds.json");
    Files.writeString(
        thresholds,
        "{\"origin\":\"a test\",\"little\":0,\"margin\":0,\"clear\":1,\"alike\":0,\"noise\":1}");
    try {
      CommandRun other = predict("--project", project);
      assertThat(other.json().path("thresholds").asText()).isEqualTo("a test");
      assertThat(other.json().path("clips").path(0).path("timing_ms"))
          .as("asked anew")
          .isNotEqualTo(first.json().path("clips").path(0).path("timing_ms"));
    } finally {
      Files.delete(thresholds);
    }
  }

  @Test
  void wrongUseIsNamed() {
    assertThat(CommandRun.of("predict").exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(CommandRun.of("predict", "x.mp4").exit())
        .as("asks the studio's own model, about a clip that is not there")
        .isEqualTo(Exit.FAILED);
    assertThat(CommandRun.of("predict", "--model", model).err()).contains("which clips");
    assertThat(predict("--samples", "1", "x.mp4").exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(CommandRun.of("predict", "x.mp4", "--model", folder.resolve("gone")).exit())
        .isEqualTo(Exit.FAILED);
    assertThat(CommandRun.of("evaluate", "--model", model).exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(CommandRun.of("evaluate", "--model", model, "--clips", folder).err())
        .contains("truth.jsonl");
  }

  @Test
  void aModelIsEvaluatedAndAnInterruptedEvaluationGoesOn() throws IOException {
    Path kept = folder.resolve("answers.jsonl");
    Path report = folder.resolve("report.html");
    Object[] evaluate = {
      "evaluate",
      "--model",
      model,
      "--clips",
      clips,
      "--max-tokens",
      "8",
      "--save",
      kept,
      "--report",
      report,
      "--json"
    };
    CommandRun half =
        CommandRun.of(
            "evaluate",
            "--model",
            model,
            "--clips",
            clips,
            "--max-tokens",
            "8",
            "--save",
            kept,
            "--shard",
            "1/2",
            "--json");
    assertThat(half.json().path("clips").asInt()).isEqualTo(1);
    String first = Files.readString(kept);
    Files.writeString(kept, first + "{\"clip\":\"interr");
    CommandRun run = CommandRun.of(evaluate);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(Files.readString(kept)).as("the first is not asked again").startsWith(first);
    assertThat(Files.readAllLines(kept)).hasSize(2);
    JsonNode result = run.json();
    assertThat(result.path("clips").asInt()).isEqualTo(2);
    assertThat(result.path("generated").asInt()).isEqualTo(2);
    for (String key : List.of("war", "uar", "eea", "epc", "fcr", "direct", "drift")) {
      assertThat(result.has(key)).as(key).isTrue();
    }
    assertThat(result.path("direct").path("war").isNumber()).isTrue();
    assertThat(result.path("drift").path("audio")).hasSize(10);
    assertThat(result.path("importance").path("accuracy").isNumber()).isTrue();
    assertThat(report).content().contains("Where attention goes");
    CommandRun compared = CommandRun.of("evaluate", "--answers", kept, "--compare", kept, "--json");
    assertThat(compared.json().path("war")).isEqualTo(result.path("war"));
    assertThat(compared.json().path("direct")).isEqualTo(result.path("direct"));
    assertThat(compared.json().path("comparison").path("second").path("drift"))
        .isEqualTo(result.path("drift"));
  }

  @Test
  void whatOtherMachinesAskedComesBackByImportAndIsNotAskedAgain() throws IOException {
    Path project = folder.resolve("at home");
    Path results = folder.resolve("results");
    Path clip = clips.resolve("clip-0000.mp4");
    CommandRun elsewhere = predict(clip, "--shard", "1/1", "--results", results);
    assertThat(elsewhere.exit()).as(elsewhere.err()).isZero();
    assertThat(CommandRun.of("import", clip, "--project", project).exit()).isZero();
    JsonNode taken = CommandRun.of("import", results, "--project", project, "--json").json();
    assertThat(taken.path("results").asInt()).as("one explanation, one line").isEqualTo(2);
    assertThat(
            CommandRun.of("import", results, "--project", project, "--json")
                .json()
                .path("results")
                .asInt())
        .isZero();
    List<Path> kept = PredictionFile.in(project.resolve("predictions"));
    assertThat(PredictionFile.read(kept.getFirst())).hasSize(1);
    CommandRun home = predict("--project", project);
    assertThat(home.json().path("clips").path(0).path("timing_ms"))
        .as("it is the answer that was given elsewhere")
        .isEqualTo(elsewhere.json().path("clips").path(0).path("timing_ms"));
  }

  @Test
  void whatPeopleGoByIsSetBesideTheModel() {
    Path project = folder.resolve("judged");
    Path clip = clips.resolve("clip-0000.mp4");
    assertThat(CommandRun.of("import", clip, "--project", project).exit()).isZero();
    for (String condition : List.of("audio", "visual", "both")) {
      CommandRun.of(
          "label",
          clip,
          "--project",
          project,
          "--annotator",
          "ann",
          "--emotion",
          condition.equals("visual") ? "sad" : "fear",
          "--condition",
          condition);
    }
    CommandRun run =
        CommandRun.of(
            "importance", "--project", project, "--model", model, "--max-tokens", "8", "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode one = run.json().path("clips").path(0);
    assertThat(one.path("verdict").asText()).isEqualTo("audio");
    assertThat(one.path("model").path("verdict").isTextual()).isTrue();
    assertThat(one.path("model_agrees").isBoolean()).isTrue();
    assertThat(run.json().path("agreement").path("clips").asInt()).isEqualTo(1);
    assertThat(run.json().path("agreement").path("kappa").isMissingNode()).isFalse();
  }

  @Test
  void thresholdsAreFittedOnClipsWhoseModalityIsKnown() throws IOException {
    Path file = folder.resolve("thresholds.json");
    Path cache = folder.resolve("kept");
    CommandRun run =
        CommandRun.of(
            "model",
            "thresholds",
            "--model",
            model,
            "--clips",
            clips,
            "--max-tokens",
            "8",
            "--cache",
            cache,
            "--out",
            file,
            "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("clips").asInt()).isEqualTo(2);
    assertThat(run.json().path("fitted").path("balanced_accuracy").asDouble())
        .isGreaterThanOrEqualTo(run.json().path("before").path("balanced_accuracy").asDouble());
    assertThat(VerdictThresholdsFile.read(file).origin()).startsWith("fitted on 2 generated clips");
    assertThat(cache.resolve("clip-0000.mp4")).isNotEmptyDirectory();
  }
}
