package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.label.ReasoningPart;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reasoning.SegmentKind;

/** A project's own labels become a data set. */
final class ProjectSnapshotTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Map<String, JsonNode> TRUTHS = new HashMap<>();

  @TempDir static Path generated;
  @TempDir Path folder;
  private Path project = Path.of("");

  @BeforeAll
  static void fourClipsAreGenerated() throws IOException {
    done(CommandRun.of("clips", "generate", "--count", "4", "--seed", "11", "--out", generated));
    for (String line : Files.readAllLines(generated.resolve("truth.jsonl"))) {
      JsonNode truth = JSON.readTree(line);
      TRUTHS.put(truth.path("file").asText(), truth);
    }
  }

  @BeforeEach
  void theyAreLabelledInAProject() throws ProjectException {
    project = folder.resolve("project");
    done(CommandRun.of("import", generated, "--project", project));
    List<String> names = names();
    label(names.get(0), "ann", there(TRUTHS, names.get(0)).path("emotion").asText(), "visual");
    label(names.get(1), "ann", "happy", "audio");
    label(names.get(1), "ben", "sad", "audio");
    agree(names.get(1), "fear", DominantModality.BOTH);
    label(names.get(2), "ann", "happy", "audio");
    label(names.get(2), "ben", "sad", "audio");
  }

  private static List<String> names() {
    return TRUTHS.keySet().stream().sorted().toList();
  }

  private void label(String clip, String who, String emotion, String dominant) {
    done(
        CommandRun.of(
            "label",
            clip,
            "--project",
            project,
            "--annotator",
            who,
            "--emotion",
            emotion,
            "--dominant",
            dominant));
  }

  /** As the agreement room does. */
  private void agree(String name, String emotion, DominantModality dominant)
      throws ProjectException {
    try (Project open = Project.open(project)) {
      String clip = open.library().find(name).orElseThrow().id();
      LabelKey key = new LabelKey(clip, LabelKey.GOLD, Condition.BOTH, Optional.empty());
      Judgement judgement =
          Judgement.EMPTY.withEmotion(Optional.of(emotion)).withDominant(Optional.of(dominant));
      open.labels().apply("ann", List.of(new Labels.Change(key, judgement)));
    }
  }

  private static <T> T there(Map<String, T> all, String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  private static CommandRun done(CommandRun run) {
    assertThat(run.exit()).as(run.err()).isZero();
    return run;
  }

  private Map<String, JsonNode> snapshot(Object... more) throws IOException {
    Object[] words = new Object[more.length + 5];
    System.arraycopy(
        new Object[] {"dataset", "snapshot", "--project", project, "--json"}, 0, words, 0, 5);
    System.arraycopy(more, 0, words, 5, more.length);
    JsonNode result = done(CommandRun.of(words)).json();
    Path place = Path.of(result.path("snapshot").asText());
    assertThat(place.getParent()).isEqualTo(project.resolve("snapshots"));
    Map<String, JsonNode> lines = new HashMap<>();
    for (String line : Files.readAllLines(place.resolve("clips.jsonl"))) {
      JsonNode clip = JSON.readTree(line);
      lines.put(clip.path("clip").asText(), clip);
    }
    lines.put("manifest", JSON.readTree(place.resolve("snapshot.json").toFile()));
    return lines;
  }

  @Test
  void goldComesFirstAndWhatNobodyDecidedStaysOut() throws IOException {
    List<String> names = names();
    Map<String, JsonNode> clips = snapshot();
    JsonNode manifest = there(clips, "manifest");
    clips.remove("manifest");
    assertThat(clips.keySet()).containsExactlyInAnyOrder(names.get(0), names.get(1));
    JsonNode agreed = there(clips, names.get(1));
    assertThat(agreed.path("label").asText()).isEqualTo("fear");
    assertThat(agreed.path("source").asText()).isEqualTo("gold");
    assertThat(agreed.path("dominant_modality").asText()).isEqualTo("both");
    assertThat(agreed.path("votes")).isEqualTo(JSON.readTree("{\"happy\":1,\"sad\":1}"));
    JsonNode plain = there(clips, names.get(0));
    assertThat(plain.path("source").asText()).isEqualTo("annotators");
    assertThat(plain.path("dominant_modality").asText()).isEqualTo("visual");
    assertThat(plain.path("generated").asBoolean()).isTrue();
    assertThat(plain.path("person").asText())
        .isEqualTo(there(TRUTHS, names.get(0)).path("identity").asText());
    assertThat(plain.path("reasoning").asText()).contains("<think>").contains("<answer>");
    assertThat(plain.path("prosody").path("f0_median_hz").asDouble()).isPositive();
    assertThat(plain.path("aus")).isNotEmpty();
    Map<String, String> reasons = new HashMap<>();
    manifest
        .path("left_out")
        .forEach(each -> reasons.put(each.path("clip").asText(), each.path("reason").asText()));
    assertThat(reasons).isEqualTo(Map.of(names.get(2), "tie", names.get(3), "no_label"));
    assertThat(manifest.path("settings").path("prototype_filter").asText()).isEqualTo("off");
    assertThat(snapshot("--gold-only").keySet()).isEqualTo(Set.of(names.get(1), "manifest"));
  }

  @Test
  void anAcceptedReasoningTeachesWithItsAuthorsAndNoOtherDoes() throws Exception {
    List<String> names = names();
    correct(names.get(1), "fear", Decision.ACCEPTED); // its gold label
    correct(names.get(0), "sad", Decision.ACCEPTED); // argues for another label than the clip's
    agree(names.get(2), "happy", DominantModality.AUDIO);
    correct(names.get(2), "happy", Decision.OPEN);
    Map<String, JsonNode> clips = snapshot();
    JsonNode taught = there(clips, names.get(1));
    assertThat(taught.path("reasoning").asText())
        .isEqualTo(
            "<think>\n<aud_desc>The voice shakes.</aud_desc>\n<vis_desc>The lids tighten."
                + "</vis_desc>\n</think>\n<answer>fear</answer>");
    assertThat(taught.path("reasoning_author").asText()).isEqualTo("migr-tiny, ann");
    for (int k : List.of(0, 2)) {
      JsonNode other = there(clips, names.get(k));
      assertThat(other.has("reasoning_author")).isFalse();
      assertThat(other.path("reasoning").asText()).doesNotContain("The lids tighten.");
    }
  }

  /** As the window does when an annotator works on what a model wrote. */
  private void correct(String name, String answer, Decision decision) throws ProjectException {
    try (Project open = Project.open(project)) {
      open.reasoningCorrections()
          .correct(
              open.library().find(name).orElseThrow().id(),
              "ann",
              "migr-tiny",
              "ab12",
              List.of(
                  ReasoningPart.ofModel(SegmentKind.AUD_DESC, "The voice shakes."),
                  ReasoningPart.ofModel(SegmentKind.VIS_DESC, "The mouth smiles.")
                      .rewritten("The lids tighten.", "ann")),
              answer,
              decision);
    }
  }

  @Test
  void facesThatDoNotShowTheirLabelStayOutWithTheirFigures() throws IOException {
    List<String> names = names();
    String wrong =
        there(TRUTHS, names.get(3)).path("face_emotion").asText().equals("disgust")
            ? "happy"
            : "disgust";
    label(names.get(3), "ann", wrong, "visual");
    Map<String, JsonNode> clips = snapshot("--prototype-filter", "--least-fit", "0.5");
    JsonNode manifest = there(clips, "manifest");
    clips.remove("manifest");
    assertThat(clips.keySet())
        .as("gold stays, and so does a face that shows its label")
        .containsExactlyInAnyOrder(names.get(0), names.get(1));
    Map<String, JsonNode> leftOut = new HashMap<>();
    manifest.path("left_out").forEach(each -> leftOut.put(each.path("clip").asText(), each));
    JsonNode out = there(leftOut, names.get(3));
    assertThat(out.path("reason").asText()).startsWith("face_");
    assertThat(out.path("fit").asDouble(-1)).isBetween(0.0, 1.0);
    assertThat(manifest.path("settings").path("least_fit").asText()).isEqualTo("0.5");
    assertThat(
            CommandRun.of(
                    "dataset",
                    "snapshot",
                    "--project",
                    project,
                    "--prototype-filter",
                    "--least-fit",
                    "7")
                .err())
        .contains("0 to 1");
  }

  @Test
  void aTableSaysWhomClipsShowAndNobodyIsInTwoParts() throws IOException, ProjectException {
    List<String> names = names();
    agree(names.get(2), "sad", DominantModality.AUDIO);
    label(names.get(3), "ann", "sad", "audio");
    StringBuilder table = new StringBuilder("person,clip\n");
    names.forEach(name -> table.append("the same one,").append(name).append('\n'));
    Path persons = Files.writeString(folder.resolve("persons.csv"), table);
    Map<String, JsonNode> clips = snapshot("--persons", persons, "--splits", "0.5,0,0.5");
    clips.remove("manifest");
    Set<String> parts = new HashSet<>();
    clips.values().forEach(clip -> parts.add(clip.path("split").asText()));
    assertThat(clips).hasSize(4);
    assertThat(parts).hasSize(1);
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");
    assertThat(CommandRun.of("dataset", "snapshot", "--project", project, "--persons", wrong).err())
        .contains("no columns");
    assertThat(CommandRun.of("dataset", "snapshot").exit()).isEqualTo(Exit.WRONG_USE);
  }
}
