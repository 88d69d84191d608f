package studio.migr.training.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;
import studio.migr.training.dataset.ClipRecord;
import studio.migr.training.dataset.Evidence;
import studio.migr.training.dataset.Snapshot;
import studio.migr.training.dataset.Split;
import studio.migr.training.handover.HandoverProblem.Fault;

/** Folders for other trainers: what is in them, and what the checks find when it is wrong. */
final class HandoverTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SlurmScript SCRIPT = new SlurmScript(4, 12);
  private static final String REASONING =
      "<think><vis_desc>A smile.</vis_desc><aud_desc>A laugh.</aud_desc>Joy.</think>"
          + "<answer>happy</answer>";

  @TempDir private Path temporary;
  private Snapshot snapshot = new Snapshot(Path.of("."), "", List.of());

  @BeforeEach
  void makeClips() throws IOException {
    Path both = new ClipMaker().frames(5).make(temporary.resolve("both.mp4"));
    Path mute = new ClipMaker().frames(5).silent().make(temporary.resolve("mute one.mp4"));
    snapshot =
        Snapshot.write(
            temporary.resolve("snapshots"),
            List.of(
                clip("a", both, Split.TRAIN, DominantModality.BOTH, true),
                clip("b", mute, Split.TRAIN, DominantModality.VISUAL, true),
                clip("c", both, Split.VALIDATION, DominantModality.AUDIO, true),
                clip("d", both, Split.TEST, DominantModality.AUDIO, true),
                clip("e", both, Split.TRAIN, DominantModality.AUDIO, false),
                clip(
                    "f",
                    temporary.resolve("gone.mp4"),
                    Split.TRAIN,
                    DominantModality.AUDIO,
                    true)));
  }

  private static ClipRecord clip(
      String name, Path media, Split split, DominantModality dominant, boolean reasoned) {
    return new ClipRecord(
        name,
        media.toString(),
        Optional.of("p" + name),
        Optional.of(split),
        "happy",
        Map.of(),
        1,
        Optional.of(dominant),
        Optional.empty(),
        Evidence.NONE,
        reasoned ? Optional.of(REASONING) : Optional.empty(),
        "test",
        true);
  }

  private Path write(HandoverFormat format, Stage stage) throws IOException {
    Path folder = temporary.resolve(format.id() + "-" + stage);
    Handover.Report report =
        new Handover(format, stage, "/data/emo", SCRIPT).write(snapshot, folder, Work.UNWATCHED);
    assertThat(report.failed()).containsOnlyKeys("f");
    assertThat(report.withoutReasoning()).isEqualTo(stage == Stage.SFT ? List.of("e") : List.of());
    // SFT: a in both orders, and b. GRPO: a, b and e.
    assertThat(report.rows()).isEqualTo(Map.of("train", 3, "validation", 1));
    return folder;
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> rows = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      rows.add(JSON.readTree(line));
    }
    return rows;
  }

  @Test
  void msSwiftGetsMessagesWithOnePlaceForEachMedium() throws IOException {
    Path folder = write(new MsSwiftFormat(), Stage.SFT);
    List<JsonNode> rows = lines(folder.resolve("train.jsonl"));
    JsonNode first = rows.getFirst();
    assertThat(first.path("messages").path(0).path("content").asText())
        .startsWith("<video><audio>As an emotional");
    assertThat(first.path("messages").path(1).path("content").asText())
        .startsWith("<think>\n<vis_desc>");
    assertThat(rows.get(1).path("messages").path(1).path("content").asText())
        .startsWith("<think>\n<aud_desc>");
    assertThat(first.path("videos").path(0).asText()).isEqualTo("/data/emo/media/000001-both.mp4");
    JsonNode mute = rows.get(2);
    assertThat(mute.path("messages").path(0).path("content").asText()).doesNotContain("<audio>");
    assertThat(mute.has("audios")).isFalse();
    assertThat(folder.resolve("media/000002-mute_one.mp4"))
        .hasSameBinaryContentAs(temporary.resolve("mute one.mp4"));
  }

  @Test
  void theSoundComesAsWav() throws Exception {
    Path folder = write(new MsSwiftFormat(), Stage.GRPO);
    AudioFileFormat sound =
        AudioSystem.getAudioFileFormat(folder.resolve("audio/000001-both.mp4.wav").toFile());
    assertThat(sound.getFormat().getSampleRate()).isEqualTo(16_000);
    assertThat(sound.getFormat().getChannels()).isEqualTo(1);
    assertThat(sound.getFrameLength() / 16_000.0).isBetween(0.15, 0.35);
  }

  @Test
  void grpoRowsHaveNoAnswerButWhatRewardsRead() throws IOException {
    JsonNode swift =
        lines(write(new MsSwiftFormat(), Stage.GRPO).resolve("train.jsonl")).getFirst();
    assertThat(swift.path("messages").size()).isEqualTo(1);
    assertThat(swift.path("solution").asText()).isEqualTo("happy");
    assertThat(swift.path("dominant_modality").asText()).isEqualTo("both");
    JsonNode trl = lines(write(new TrlFormat(), Stage.GRPO).resolve("train.jsonl")).getFirst();
    assertThat(trl.path("prompt").path(0).path("role").asText()).isEqualTo("user");
    assertThat(trl.has("completion")).isFalse();
  }

  @Test
  void llamaFactoryIsToldWhichFieldIsWhat() throws IOException {
    Path folder = write(new LlamaFactoryFormat(), Stage.SFT);
    JsonNode info = JSON.readTree(folder.resolve("dataset_info.json").toFile());
    assertThat(info.path("migr_train").path("file_name").asText()).isEqualTo("train.json");
    assertThat(info.path("migr_validation").path("columns").path("audios").asText())
        .isEqualTo("audios");
    JsonNode rows = JSON.readTree(folder.resolve("train.json").toFile());
    assertThat(rows.path(2).path("audios").isEmpty()).isTrue();
    assertThatThrownBy(() -> new Handover(new LlamaFactoryFormat(), Stage.GRPO, "/d", SCRIPT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ObjectNode with(Path file, Consumer<ObjectNode> change) throws IOException {
    ObjectNode row = (ObjectNode) JSON.readTree(Files.readAllLines(file).getFirst());
    change.accept(row);
    Files.writeString(file, row + "\n");
    return row;
  }

  private List<Fault> swiftFaults(Stage stage, Consumer<ObjectNode> change) throws IOException {
    Path folder = temporary.resolve("swift-" + System.nanoTime());
    new Handover(new MsSwiftFormat(), stage, "/data/emo", SCRIPT)
        .write(snapshot, folder, Work.UNWATCHED);
    with(folder.resolve("train.jsonl"), change);
    return new MsSwiftFormat()
        .check(folder, "train", stage).stream().map(HandoverProblem::fault).toList();
  }

  @Test
  void whatATrainerWouldDropWithoutAWordIsFound() throws IOException {
    assertThat(swiftFaults(Stage.SFT, _ -> {})).isEmpty();
    assertThat(swiftFaults(Stage.SFT, row -> row.remove("audios"))).containsExactly(Fault.PLACES);
    assertThat(swiftFaults(Stage.SFT, row -> row.putArray("videos").add("clip.mp4")))
        .containsExactly(Fault.PATH);
    assertThat(swiftFaults(Stage.SFT, row -> row.put("answer", "happy")))
        .containsExactly(Fault.RESERVED_FIELD);
    assertThat(swiftFaults(Stage.SFT, row -> row.withArray("messages").remove(1)))
        .containsExactly(Fault.TURNS);
    assertThat(swiftFaults(Stage.GRPO, row -> row.remove("solution"))).containsExactly(Fault.FIELD);
    assertThat(swiftFaults(Stage.GRPO, row -> row.remove("messages")))
        .contains(Fault.FIELD, Fault.PLACES);
    Path trl = write(new TrlFormat(), Stage.SFT);
    with(trl.resolve("train.jsonl"), row -> row.put("completion", "happy"));
    assertThat(new TrlFormat().check(trl, "train", Stage.SFT))
        .extracting(HandoverProblem::fault)
        .containsExactly(Fault.FIELD);
    Path llama = write(new LlamaFactoryFormat(), Stage.SFT);
    Files.writeString(llama.resolve("dataset_info.json"), "{\"migr_train\":{}}");
    assertThat(new LlamaFactoryFormat().check(llama, "train", Stage.SFT)).isNotEmpty();
    Files.delete(llama.resolve("train.json"));
    assertThat(new LlamaFactoryFormat().check(llama, "train", Stage.SFT))
        .extracting(HandoverProblem::fault)
        .contains(Fault.NO_JSON);
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Path folder = Files.createDirectories(temporary.resolve("full"));
    Files.writeString(folder.resolve("mine"), "x");
    Handover handover = new Handover(new TrlFormat(), Stage.SFT, "/d", SCRIPT);
    assertThatThrownBy(() -> handover.write(snapshot, folder, Work.UNWATCHED))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(folder).isDirectoryContaining(file -> file.endsWith("mine"));
  }

  @Test
  void theJobIsAShellScriptThatGoesOnAfterItsTimeLimit() throws Exception {
    Path folder = write(new MsSwiftFormat(), Stage.GRPO);
    String job = Files.readString(folder.resolve("run.sbatch"));
    assertThat(job)
        .startsWith("#!/bin/bash\n#SBATCH --job-name=migr-grpo-")
        .contains("#SBATCH --gres=gpu:4\n", "#SBATCH --time=12:00:00\n", "--signal=B:USR1@120")
        .contains("--external_plugins migr_rewards.py");
    assertThat(folder.resolve("migr_rewards.py")).isRegularFile();
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here");
    for (HandoverFormat format :
        List.of(new MsSwiftFormat(), new LlamaFactoryFormat(), new TrlFormat())) {
      Path script = temporary.resolve(format.id() + ".sbatch");
      Files.writeString(script, SCRIPT.of("x", format.command(Stage.SFT)));
      Process check = new ProcessBuilder("/bin/bash", "-n", script.toString()).inheritIO().start();
      assertThat(check.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(check.exitValue()).as(format.id()).isZero();
    }
  }
}
