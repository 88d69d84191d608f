package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;

/**
 * From generated clips to a handed-over data set, and from answers to figures, as scripts do it.
 */
final class MethodCommandsTest {
  @TempDir Path folder;

  private Path answers(String name, String... answers) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int k = 0; k < answers.length; k++) {
      lines.append(
          """
          {"clip":"c%d","truth":"fear","output":"<think><vis_desc>Terrified.</vis_desc><aud_desc>A scream.</aud_desc></think><answer>%s</answer>"}
          """
              .formatted(k, answers[k]));
    }
    return Files.writeString(folder.resolve(name), lines);
  }

  @Test
  void answersBecomeFiguresAComparisonAndAReport() throws IOException {
    Path first = answers("first.jsonl", "fear", "surprise", "fear", "fear");
    Path second = answers("second.jsonl", "fear", "fear", "surprise", "surprise");
    Path report = folder.resolve("report.html");
    CommandRun run =
        CommandRun.of(
            "evaluate", "--answers", first, "--compare", second, "--report", report, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    JsonNode result = run.json();
    assertThat(result.path("war").asDouble()).isEqualTo(0.75);
    assertThat(result.path("fcr").asDouble()).isEqualTo(0.75);
    assertThat(result.path("eea").asDouble()).isEqualTo(1);
    assertThat(result.path("comparison").path("answers").path("only_first_right").asInt())
        .isEqualTo(2);
    assertThat(report).content().startsWith("<!DOCTYPE html>").contains("75.0 %");
    CommandRun words = CommandRun.of("evaluate", "--answers", first);
    assertThat(words.out()).contains("WAR: 0.7500").contains("lexicon-en");
  }

  @Test
  void modelsWithSeveralSeedsStandSideBySide() throws Exception {
    Path models = folder.resolve("models");
    Files.createDirectories(models.resolve("MIGR"));
    Files.createDirectories(models.resolve("direct"));
    answers("models/MIGR/1.jsonl", "fear", "surprise", "fear", "fear");
    answers("models/MIGR/2.jsonl", "fear", "surprise", "surprise", "fear");
    answers("models/direct/1.jsonl", "fear", "fear", "fear", "fear");
    Path page = folder.resolve("table.md");
    CommandRun run = CommandRun.of("table", models, "--markdown", page, "--json");
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().at("/models/MIGR/war/mean").asDouble()).isEqualTo(0.625);
    assertThat(run.json().at("/models/direct/fear_recall/mean").asDouble()).isEqualTo(1);
    assertThat(page).content().startsWith("| | MIGR | direct |").contains("read by lexicon-en");
    assertThat(run.json().at("/emotion_reader/name").asText()).isEqualTo("lexicon-en");
    assertThat(CommandRun.of("table", models, "--pair", "surprise", "bliss").err())
        .contains("no label \"bliss\"");
    assertThat(CommandRun.of("table", folder.resolve("gone")).exit()).isEqualTo(Exit.FAILED);
    Path figure = folder.resolve("front.svg");
    assertThat(CommandRun.of("table", models, "--figure", figure).exit()).isZero();
    assertThat(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(figure.toFile()))
        .extracting(picture -> picture.getDocumentElement().getTextContent())
        .asString()
        .contains("MIGR", "direct", "EPC", "WAR");
    CommandRun reasoned = CommandRun.of("table", models, "--answer-by", "reasoned", "--json");
    assertThat(reasoned.json().at("/models/MIGR/epc/mean").asDouble()).isEqualTo(1);
    CommandRun unknown = CommandRun.of("table", models, "--answer-by", "best");
    assertThat(unknown.exit()).isEqualTo(Exit.WRONG_USE);
    assertThat(unknown.err()).contains("no rule best");
  }

  @Test
  void aTableNamesADamagedLineAndTheOthersCount() throws IOException {
    Files.createDirectories(folder.resolve("damaged/MIGR"));
    Path whole = answers("damaged/MIGR/1.jsonl", "fear", "surprise", "fear", "fear");
    Files.writeString(whole, Files.readString(whole) + "oops\n");
    Files.writeString(folder.resolve("damaged/MIGR/2.jsonl"), "oops\n");
    CommandRun run = CommandRun.of("table", folder.resolve("damaged"), "--json");
    assertThat(run.exit()).isEqualTo(Exit.FAILED);
    assertThat(run.err()).contains("1.jsonl, line 5: no JSON object", "2.jsonl, line 1");
    assertThat(run.json().path("failed")).hasSize(2);
    assertThat(run.json().at("/models/MIGR/war/seeds")).hasSize(1);
  }

  @Test
  void aDamagedLineIsNamedAndTheOthersCount() throws IOException {
    Path file = answers("a.jsonl", "fear");
    Files.writeString(
        file, Files.readString(file) + "oops\n{\"clip\":\"x\",\"truth\":\"bored\"}\n");
    CommandRun run = CommandRun.of("evaluate", "--answers", file, "--json");
    assertThat(run.exit()).isEqualTo(Exit.FAILED);
    assertThat(run.json().path("clips").asInt()).isEqualTo(1);
    assertThat(run.json().path("failed")).hasSize(2);
    Path none = Files.writeString(folder.resolve("none.jsonl"), "oops\n");
    assertThat(CommandRun.of("evaluate", "--answers", none).err()).contains("no answer");
    assertThat(CommandRun.of("evaluate", "--answers", file, "--reader", none).err())
        .contains("no trained reader");
    assertThat(CommandRun.of("evaluate", "--answers", folder.resolve("gone")).exit())
        .isEqualTo(Exit.FAILED);
  }

  /** Ten clips of two people as a snapshot, without making a picture. */
  private Path snapshotOfTexts() throws IOException {
    List<ClipRecord> clips = new ArrayList<>();
    for (int k = 0; k < 20; k++) {
      boolean glad = k % 2 == 0;
      String text =
          glad
              ? "A wugly mouth and zoming eyes; the voice is plindy."
              : "A brillig stare and tulgey hands; the voice is uffish.";
      clips.add(
          new ClipRecord(
              "c%02d".formatted(k),
              "c.mp4",
              Optional.of("p" + k % 4),
              Optional.of(k % 4 < 2 ? Split.TRAIN : Split.TEST),
              glad ? "happy" : "fear",
              Map.of(),
              1,
              Optional.of(DominantModality.VISUAL),
              Optional.empty(),
              Evidence.NONE,
              Optional.of(
                  "<think><vis_desc>%s</vis_desc><aud_desc>Silent.</aud_desc></think><answer>x</answer>"
                      .formatted(text)),
              "test",
              false));
    }
    return Snapshot.write(folder.resolve("snapshots"), clips).folder();
  }

  @Test
  void aReaderLearnsFromTheReasoningOfASnapshotAndReadsInAnEvaluation() throws IOException {
    Path reader = folder.resolve("reader.json");
    Path snapshot = snapshotOfTexts();
    CommandRun trained =
        CommandRun.of("dataset", "reader", snapshot, "--out", reader, "--name", "ours", "--json");
    assertThat(trained.exit()).as(trained.err()).isZero();
    assertThat(trained.json().path("held_out_texts").asInt()).isEqualTo(20);
    assertThat(trained.json().path("held_out_accuracy").asDouble()).isEqualTo(1);
    assertThat(trained.json().path("lexicon_accuracy").asDouble()).isZero();
    Path answers =
        Files.writeString(
            folder.resolve("odd.jsonl"),
            """
            {"clip":"a","truth":"fear","output":"<think>A brillig stare.</think><answer>fear</answer>"}
            """);
    CommandRun read = CommandRun.of("evaluate", "--answers", answers, "--reader", reader, "--json");
    assertThat(read.json().path("epc").asDouble()).isEqualTo(1);
    assertThat(read.json().path("emotion_reader").toString()).contains("ours");
    assertThat(
            CommandRun.of("evaluate", "--answers", answers, "--json")
                .json()
                .path("epc")
                .asDouble(1))
        .isZero();
    assertThat(CommandRun.of("dataset", "reader", snapshot, "--out", reader).err())
        .contains("there already");
  }

  @Test
  void aTrainerOfOnesOwnFillsARunAsTheDocumentationSays() throws IOException {
    Assumptions.assumeTrue(File.separatorChar == '/', "the example is a shell script");
    Path place = Path.of("").toAbsolutePath();
    while (!Files.exists(place.resolve("docs/examples/own-trainer.sh"))) {
      place = Objects.requireNonNull(place.getParent());
    }
    Path config =
        Files.writeString(
            folder.resolve("own.json"),
            """
            {"command": ["sh", "%s", "{run}", "3"], "snapshot": "%s"}
            """
                .formatted(place.resolve("docs/examples/own-trainer.sh"), snapshotOfTexts()));
    Path run = folder.resolve("own");
    CommandRun ended =
        CommandRun.of("train", "external", "--config", config, "--out", run, "--json");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.json().path("step").asInt()).isEqualTo(3);
    assertThat(ended.json().path("loss").asDouble()).isEqualTo(0.6);
    assertThat(run.resolve("dataset")).content().hasSize(65);
    Files.writeString(config, "{\"snapshot\": \"x\"}");
    CommandRun none =
        CommandRun.of("train", "external", "--config", config, "--out", folder.resolve("none"));
    assertThat(none.exit()).isEqualTo(Exit.FAILED);
    assertThat(none.err()).contains("command");
  }

  @Test
  void aRunIsGoneOnWithByTheSettingsThatItBeganWithAndByNoOthers() throws IOException {
    Path config = folder.resolve("sft.json");
    String settings = "{\"model\": \"%s\", \"snapshot\": \"%s\", \"epochs\": %d}";
    Path missing = folder.resolve("no-model");
    Path snapshot = snapshotOfTexts();
    Files.writeString(config, settings.formatted(missing, snapshot, 3));
    Path run = folder.resolve("run");
    CommandRun begun = CommandRun.of("train", "sft", "--config", config, "--out", run);
    assertThat(begun.exit()).isEqualTo(Exit.FAILED);
    assertThat(begun.err()).contains(missing.toString());
    CommandRun on = CommandRun.of("train", "sft", "--config", config, "--out", run, "--resume");
    assertThat(on.err()).contains(missing.toString());
    Files.writeString(config, settings.formatted(missing, snapshot, 4));
    assertThat(CommandRun.of("train", "sft", "--config", config, "--out", run, "--resume").err())
        .contains("does not say what the run")
        .doesNotContain(missing.toString());
  }

  @Test
  void aJudgeThatNobodyRunsIsNamedInOneSentence() throws IOException {
    Path setting =
        Files.writeString(
            folder.resolve("judge.json"),
            """
            {"format":"migr-judge","format_version":1,"address":"http://127.0.0.1:9/v1","model":"m","retries":0}
            """);
    CommandRun run =
        CommandRun.of(
            "evaluate", "--answers", answers("a.jsonl", "fear"), "--reader", setting, "--json");
    assertThat(run.exit()).isEqualTo(Exit.FAILED);
    assertThat(run.err().strip()).contains("Nobody answers at http://127.0.0.1:9/v1");
  }

  @Test
  void generatedClipsBecomeASnapshotAndAFolderForATrainer() {
    Path clips = folder.resolve("clips");
    assertThat(
            CommandRun.of("clips", "generate", "--count", "2", "--seed", "5", "--out", clips)
                .exit())
        .isZero();
    CommandRun frozen =
        CommandRun.of(
            "dataset",
            "snapshot",
            "--clips",
            clips,
            "--out",
            folder.resolve("snapshots"),
            "--json");
    assertThat(frozen.exit()).as(frozen.err()).isZero();
    assertThat(frozen.json().path("clips").asInt()).isEqualTo(2);
    String snapshot = frozen.json().path("snapshot").asText();
    Path out = folder.resolve("swift");
    CommandRun over =
        CommandRun.of(
            "dataset", "handover", snapshot, "--format", "ms-swift", "--out", out, "--json");
    assertThat(over.exit()).as(over.err()).isZero();
    assertThat(over.json().path("rows").path("train").asInt()).isPositive();
    assertThat(out.resolve("run.sbatch")).isRegularFile();
    assertThat(
            CommandRun.of("dataset", "handover", snapshot, "--format", "trl", "--out", out).err())
        .contains("not empty");
    assertThat(
            CommandRun.of(
                    "dataset",
                    "handover",
                    snapshot,
                    "--format",
                    "llama-factory",
                    "--stage",
                    "GRPO",
                    "--out",
                    folder.resolve("x"))
                .exit())
        .isEqualTo(Exit.WRONG_USE);
  }
}
