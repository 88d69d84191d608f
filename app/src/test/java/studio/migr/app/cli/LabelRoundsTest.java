package studio.migr.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.project.Project;
import studio.migr.app.testing.Wav;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.work.Work;

/** Labels from scripts in rounds of annotation, and in nobody's name. */
final class LabelRoundsTest {
  @TempDir Path folder;

  private Path project;
  private long round;

  @BeforeEach
  void startRound() throws Exception {
    project = folder.resolve("project");
    Wav.write(folder.resolve("clips/one.wav"), 100);
    Wav.write(folder.resolve("clips/two.wav"), 200);
    try (Project open = Project.create(project)) {
      String clip =
          open.library()
              .add(List.of(folder.resolve("clips/one.wav")), Work.UNWATCHED)
              .added()
              .getFirst()
              .id();
      open.library().add(List.of(folder.resolve("clips/two.wav")), Work.UNWATCHED);
      round =
          open.rounds()
              .start(
                  "lead",
                  new RoundPlan(
                      "first",
                      List.of(clip),
                      List.of("ann"),
                      List.of(Condition.AUDIO),
                      RoundPlan.Sharing.EVERYONE_ALL,
                      OptionalLong.empty(),
                      true))
              .id();
    }
  }

  private CommandRun file(String lines) throws Exception {
    return CommandRun.of(
        "label",
        "--project",
        project,
        "--file",
        Files.writeString(folder.resolve("labels.jsonl"), lines));
  }

  private List<LabelEvent> labels() throws Exception {
    try (Project open = Project.openReadOnly(project)) {
      return open.labels().current();
    }
  }

  @Test
  void aLineThatNamesARoundIsALabelOfThatRound() throws Exception {
    CommandRun run =
        file(
            """
            {"clip":"one.wav","annotator":"ann","condition":"audio","emotion":"fear","round":"first"}
            {"clip":"one.wav","annotator":"ann","condition":"audio","emotion":"sad"}
            """);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(labels())
        .extracting(label -> label.key().round(), label -> label.judgement().emotion().orElse(""))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(round, "fear"),
            org.assertj.core.groups.Tuple.tuple(0L, "sad"));
  }

  @Test
  void whatARoundDoesNotAskForIsRefusedLineByLine() throws Exception {
    CommandRun run =
        file(
            """
            {"clip":"one.wav","annotator":"ann","condition":"audio","emotion":"fear","round":"second"}
            {"clip":"one.wav","annotator":"bob","condition":"audio","emotion":"fear","round":"first"}
            {"clip":"one.wav","annotator":"ann","condition":"both","emotion":"fear","round":"first"}
            {"clip":"two.wav","annotator":"ann","condition":"audio","emotion":"fear","round":"first"}
            """);
    assertThat(run.exit()).isEqualTo(Exit.FAILED);
    assertThat(run.err())
        .contains("line 1: There is no round second.")
        .contains("line 2: The round first does not ask bob for one.wav by its sound alone.")
        .contains("line 3: The round first does not ask ann for one.wav by sound and picture.")
        .contains("line 4: The round first does not ask ann for two.wav by its sound alone.");
    assertThat(labels()).isEmpty();
  }

  @Test
  void aRoundThatIsOverTakesNoMoreLabels() throws Exception {
    try (Project open = Project.open(project)) {
      Round first = open.rounds().find(round).orElseThrow();
      open.rounds().close("lead", first);
    }
    CommandRun run =
        CommandRun.of(
            "label",
            "one.wav",
            "--project",
            project,
            "--annotator",
            "ann",
            "--condition",
            "audio",
            "--emotion",
            "fear",
            "--round",
            "first");
    assertThat(run.exit()).isEqualTo(Exit.FAILED);
    assertThat(run.err()).contains("The round first is over.");
    assertThat(labels()).isEmpty();
  }

  @Test
  void nobodyLabelsInTheNameOfGold() throws Exception {
    String sentence =
        "No label is made in the name of gold: agreed labels come from the agreement room.";
    CommandRun one =
        CommandRun.of(
            "label", "one.wav", "--project", project, "--annotator", "gold", "--emotion", "fear");
    assertThat(one.exit()).isEqualTo(Exit.FAILED);
    assertThat(one.err()).contains(sentence);
    CommandRun many = file("{\"clip\":\"one.wav\",\"annotator\":\" gold\",\"emotion\":\"fear\"}\n");
    assertThat(many.exit()).isEqualTo(Exit.FAILED);
    assertThat(many.err()).contains("line 1: " + sentence);
    CommandRun files =
        CommandRun.of(
            "import", folder.resolve("clips"), "--project", project, "--annotator", "gold");
    assertThat(files.exit()).isEqualTo(Exit.FAILED);
    assertThat(files.err()).contains(sentence);
    assertThat(labels()).isEmpty();
  }
}
