package studio.migr.app.exchange.labelstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.project.Project;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Label Studio's tasks mean what the labelling configuration beside them says. */
final class ConfiguredTasksTest {
  private static final String TASKS =
      """
      [{"data":{"stimulus":"/data/upload/take 7.mp4"},
        "annotations":[{"completed_by":3,"result":[
         {"id":"r1","from_name":"seen","to_name":"film","type":"timelinelabels",
          "value":{"ranges":[{"start":14,"end":24}],"timelinelabels":["FEA"]}},
         {"id":"q1","from_name":"channel","to_name":"film","type":"choices",
          "value":{"choices":["Both"]}},
         {"id":"q2","from_name":"quality","to_name":"film","type":"choices",
          "value":{"choices":["both"]}}]}],
        "predictions":[{"model_version":"m3","score":0.71,"result":[
         {"id":"p1","from_name":"seen","to_name":"film","type":"timelinelabels",
          "value":{"ranges":[{"start":1,"end":5}],"timelinelabels":["FEA"]}}]}]}]
      """;
  private static final String VIEW =
      """
      <View>
        <Video name="film" value="$stimulus" frameRate="24"/>
        <TimelineLabels name="seen" toName="film">
          <Label value="Fearful" alias="FEA"/><Label value="Angry"/><Label value="other"/>
        </TimelineLabels>
        <Choices name="channel" toName="film">
          <Choice value="Audio"/><Choice value="Visual"/><Choice value="Both"/>
        </Choices>
        <Choices name="quality" toName="film">
          <Choice value="both"/><Choice value="picture blurred"/><Choice value="sound noisy"/>
        </Choices>
      </View>
      """;

  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void open() throws Exception {
    new ClipMaker()
        .frames(50)
        .rate("25")
        .make(Files.createDirectory(folder.resolve("clips")).resolve("take 7.mp4"));
    project = Project.create(folder.resolve("project"));
    project.library().add(List.of(folder.resolve("clips")), Work.UNWATCHED);
  }

  @AfterEach
  void close() {
    project.close();
  }

  private IntakeReport take(String config) throws Exception {
    Path tasks = Files.writeString(folder.resolve("export.json"), TASKS);
    Files.writeString(folder.resolve(config), VIEW);
    Intake intake = new Intake(project, new LabelSources());
    return intake.apply(
        intake.intend(intake.survey(List.of(tasks), Work.UNWATCHED), "me"), "me", Work.UNWATCHED);
  }

  private static List<String> reasons(List<FileRemark> remarks) {
    return remarks.stream().map(FileRemark::reason).toList();
  }

  @Test
  void controlsMeanWhatCanBeChosenInThem() throws Exception {
    IntakeReport report = take("export.xml");
    assertThat(report.labels()).isEqualTo(2);
    LabelEvent stretch = project.labels().current().getFirst();
    assertThat(stretch.judgement().emotion()).as("by its alias").contains("fear");
    assertThat(stretch.judgement().dominant()).isEmpty();
    LabelEvent whole = project.labels().current().getLast();
    assertThat(whole.judgement().dominant()).contains(DominantModality.BOTH);
    assertThat(whole.judgement().emotion()).isEmpty();
    assertThat(reasons(report.skipped()))
        .as("a choice that is about neither, though its word is a modality's")
        .anyMatch(reason -> reason.contains("quality") && reason.contains("\"both\""));
  }

  @Test
  void framesAreCountedByTheConfigurationAndAnotherRateThanTheClipsIsSaid() throws Exception {
    IntakeReport report = take("label_config.xml");
    LabelEvent stretch = project.labels().current().getFirst();
    assertThat(stretch.key().segment().orElseThrow().startMs())
        .as("frame 14 of 24 a second begins at 0.542 s; the clip's nearest frame begins at 0.56 s")
        .isEqualTo(560);
    assertThat(stretch.key().segment().orElseThrow().endMs()).isEqualTo(1000);
    assertThat(reasons(report.notes()))
        .containsExactly(
            "Read with the labelling configuration label_config.xml.",
            "Frames were counted at 24 a second, while take 7.mp4 has 25: the times were taken, not"
                + " the numbers of frames.");
  }

  @Test
  void predictionsAreListedWithWhatTheySayAndAreNobodysLabels() throws Exception {
    IntakeReport report = take("the only one.xml");
    assertThat(reasons(report.skipped()))
        .contains(
            "task 1: the prediction of m3 (score 0.710) was not taken over, because labels are what"
                + " people say; it says: Fearful.");
    assertThat(project.labels().annotators()).doesNotContain("m3");
  }

  @Test
  void aDamagedConfigurationIsSaidAndTheTasksAreReadWithoutIt() throws Exception {
    Path tasks = Files.writeString(folder.resolve("export.json"), TASKS);
    Path damaged = Files.writeString(folder.resolve("export.xml"), VIEW.substring(0, 200));
    Intake intake = new Intake(project, new LabelSources());
    IntakeReport report =
        intake.apply(
            intake.intend(intake.survey(List.of(tasks), Work.UNWATCHED), "me"),
            "me",
            Work.UNWATCHED);
    assertThat(reasons(report.notes()))
        .anyMatch(
            note ->
                note.startsWith("Read without a labelling configuration: " + damaged)
                    && note.contains("is damaged"));
  }

  @Test
  void aConfigurationThatIsHandedOverItselfIsNoClipAndHoldsNoLabels() throws Exception {
    Path view = Files.writeString(folder.resolve("view.xml"), VIEW);
    Intake intake = new Intake(project, new LabelSources());
    assertThat(intake.sort(List.of(view), Work.UNWATCHED).labels()).containsExactly(view);
    IntakeReport report =
        intake.apply(
            intake.intend(intake.survey(List.of(view), Work.UNWATCHED), "me"),
            "me",
            Work.UNWATCHED);
    assertThat(report.labels()).isZero();
    assertThat(reasons(report.notes())).singleElement().asString().contains("holds no labels");
  }
}
