package studio.migr.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.app.testing.Wav;
import studio.migr.app.track.Track;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.work.Work;

/** Files of other programs come into a project; what cannot be kept is said. */
final class ImportLabelFilesTest {
  @TempDir Path folder;

  private Project project;

  @BeforeEach
  void makeProject() throws IOException, ProjectException {
    Wav.write(folder.resolve("clips/Clip_007.wav"), 100);
    Wav.write(folder.resolve("clips/other.wav"), 200);
    Wav.write(folder.resolve("clips/deep/other.wav"), 300);
    project = Project.create(folder.resolve("project"));
    project.library().add(List.of(folder.resolve("clips")), Work.UNWATCHED);
  }

  @AfterEach
  void closeProject() {
    project.close();
  }

  private IntakeReport take(String name, String text) throws Exception {
    return take(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private IntakeReport take(String name, byte[] bytes) throws Exception {
    return take(Files.write(folder.resolve(name), bytes));
  }

  private IntakeReport take(Path file) throws Exception {
    Intake intake = new Intake(project, new LabelSources());
    Intake.Sorted sorted = intake.sort(List.of(file), Work.UNWATCHED);
    assertThat(sorted.labels()).as("recognised").containsExactly(file);
    ImportPlan plan = intake.survey(sorted.labels(), Work.UNWATCHED);
    assertThat(plan.failed()).isEmpty();
    return intake.apply(intake.intend(plan, "me"), "me", Work.UNWATCHED);
  }

  private List<LabelEvent> labels() {
    return project.labels().current();
  }

  @Test
  void aTableWithTheHabitsOfSpreadsheetsIsTaken() throws Exception {
    IntakeReport report =
        take(
            "my labels.txt",
            "\uFEFF File ; Label;confidence; start_ms;end_ms;Room\r\n"
                + " clip_007.WAV;Fearful;0,75;100;200,5;kitchen\r\n"
                + "clip 7;bored;;;;\r\n"
                + "clip 7;sad;;;;\r\n"
                + "clip 7;sad;2;;;\r\n"
                + "other;sad;;;;\r\n"
                + "nowhere.mp4;sad;;;;\r\n");
    assertThat(report.labels()).isEqualTo(2);
    assertThat(report.skipped())
        .extracting(FileRemark::reason)
        .anyMatch(
            reason -> reason.equals("line 3: bored is no emotion of this project's scheme DFEW."))
        .anyMatch(reason -> reason.contains("line 5: 2 makes no sense in the column confidence"))
        .anyMatch(reason -> reason.startsWith("other could be several clips: "))
        .anyMatch(reason -> reason.equals("nowhere.mp4 is no clip of this project."))
        .hasSize(4);
    LabelEvent first = labels().getFirst();
    assertThat(first.judgement().emotion()).contains("fear");
    assertThat(first.judgement().confidence()).hasValue(0.75);
    assertThat(first.judgement().note()).contains("Room: kitchen");
    assertThat(first.key().segment().orElseThrow().endMs()).isEqualTo(200.5);
    assertThat(first.key().annotator()).isEqualTo("me");
    assertThat(report.notes())
        .extracting(FileRemark::reason)
        .anyMatch(note -> note.contains("Room"))
        .anyMatch(note -> note.contains("clip 7 was taken for Clip_007.wav"));
    project.labels().undo("me");
    assertThat(labels()).isEmpty();
  }

  @Test
  void whatDrawnClipsWereMeantToShowIsNobodysLabel() throws Exception {
    String line = "{\"file\":\"other.wav\",\"emotion\":\"fear\",\"synthetic\":%s}\n";
    Path truth = folder.resolve("clips/truth.jsonl");
    Files.writeString(truth, line.formatted("true"));
    Intake intake = new Intake(project, new LabelSources());
    Intake.Sorted sorted = intake.sort(List.of(folder.resolve("clips")), Work.UNWATCHED);
    assertThat(sorted.labels()).isEmpty();
    assertThat(sorted.unknown()).isEmpty();
    Files.writeString(truth, line.formatted("false"));
    assertThat(intake.sort(List.of(folder.resolve("clips")), Work.UNWATCHED).labels())
        .containsExactly(truth);
  }

  @Test
  void anEafNamesClipAndAnnotatorAndItsOtherTiersBecomeTracks() throws Exception {
    IntakeReport report =
        take(
            "x.eaf",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <ANNOTATION_DOCUMENT AUTHOR="" DATE="2026-01-01T00:00:00Z" VERSION="3.0">
            <HEADER TIME_UNITS="milliseconds"><MEDIA_DESCRIPTOR MEDIA_URL="file:///Z:/gone/c.wav"
              RELATIVE_MEDIA_URL="./clips/other.wav" MIME_TYPE="audio/x-wav"/></HEADER>
            <TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="480"/>
              <TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="820"/></TIME_ORDER>
            <TIER TIER_ID="Gefühl" ANNOTATOR="r2" LINGUISTIC_TYPE_REF="e"><ANNOTATION>
              <ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">
              <ANNOTATION_VALUE>Anger</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
            <TIER TIER_ID="words" PARTICIPANT="Ann" LINGUISTIC_TYPE_REF="e"><ANNOTATION>
              <ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">
              <ANNOTATION_VALUE>go away</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
            </ANNOTATION_DOCUMENT>
            """);
    LabelEvent label = labels().getFirst();
    assertThat(label.judgement().emotion()).contains("angry");
    assertThat(label.key().annotator()).isEqualTo("r2");
    assertThat(label.key().segment().orElseThrow().startMs()).isEqualTo(480);
    assertThat(
            project.library().find(folder.resolve("clips/other.wav").toString()).orElseThrow().id())
        .as("the link tells apart what the name cannot")
        .isEqualTo(label.key().clipId());
    assertThat(report.tracks()).isEqualTo(1);
    assertThat(project.tracks().of(label.key().clipId()))
        .containsExactly(
            new Track("words", "x.eaf", List.of(new Track.Entry(480, 820, "go away"))));
    assertThat(report.skipped())
        .extracting(FileRemark::reason)
        .containsExactly("Tier words: the participant Ann is not kept.");

    IntakeReport again = take(folder.resolve("x.eaf"));
    assertThat(again.labels()).isZero();
    assertThat(again.tracks()).isZero();
    assertThat(again.unchanged()).isEqualTo(2);

    project.labels().undo("me");
    assertThat(labels()).isEmpty();
    assertThat(project.tracks().of(label.key().clipId())).as("taken back together").isEmpty();
    project.labels().redo("me");
    assertThat(project.tracks().of(label.key().clipId())).hasSize(1);
  }

  @Test
  void tracksAloneAreAStepOfTheirOwnThatCanBeTakenBackAndMadeAgain() throws Exception {
    Path file = folder.resolve("Clip_007.srt");
    Files.writeString(file, "1\n00:00:00,100 --> 00:00:00,400\nWhat was that?\n");
    String clip =
        project.library().find(folder.resolve("clips/Clip_007.wav").toString()).orElseThrow().id();
    assertThat(take(file).tracks()).isEqualTo(1);
    assertThat(project.tracks().of(clip)).hasSize(1);

    assertThat(project.labels().undo("me").orElseThrow().clipIds()).containsExactly(clip);
    assertThat(project.tracks().of(clip)).isEmpty();
    assertThat(take(file).tracks()).as("it can be taken in again").isEqualTo(1);
    assertThat(project.tracks().of(clip)).hasSize(1);

    project.labels().undo("me");
    String before = project.fingerprint();
    project.close();
    Project.repair(folder.resolve("project"));
    project = Project.open(folder.resolve("project"));
    assertThat(project.fingerprint()).as("the journal alone says so").isEqualTo(before);
    assertThat(project.tracks().of(clip)).isEmpty();
  }

  @Test
  void whatPeopleSaidInLabelStudioIsTakenAndWhatModelsSaidIsNot() throws Exception {
    IntakeReport report =
        take(
            "export.json",
            """
            [{"data":{"audio":"/data/upload/Clip_007.wav"},
            "annotations":[{"completed_by":{"email":"a@b"},"result":[
             {"id":"r3","from_name":"seg","to_name":"audio","type":"labels",
              "value":{"start":0.25,"end":0.5,"labels":["surprised"]}},
             {"id":"q","from_name":"dom","to_name":"audio","type":"choices","value":{"choices":["audio"]}}]}],
            "predictions":[{"model_version":"m3","result":[
             {"id":"r1","from_name":"seg","to_name":"audio","type":"labels",
              "value":{"start":0.1,"end":0.2,"labels":["fear"]}}]}]}]
            """);
    assertThat(report.labels()).isEqualTo(2);
    assertThat(labels()).allMatch(label -> label.key().annotator().equals("a@b"));
    assertThat(labels().getFirst().judgement().emotion()).contains("surprise");
    assertThat(labels().getLast().judgement().dominant()).contains(DominantModality.AUDIO);
    assertThat(report.skipped())
        .extracting(FileRemark::reason)
        .containsExactly(
            "task 1: the prediction of m3 was not taken over, because labels are what people say; it"
                + " says: fear.");
  }

  @Test
  void subtitlesAndAudacitysLabelsFindTheirClipByTheirName() throws Exception {
    assertThat(take("clip-007.en.srt", "1\r\n00:00:00,100 --> 00:00:00,400\r\nHello\r\n").tracks())
        .isEqualTo(1);
    IntakeReport audacity = take("Clip_007.txt", "0.1\t0.3\tfear\n0.4\t0.4\tsad\n");
    assertThat(audacity.labels()).isEqualTo(1);
    assertThat(audacity.skipped())
        .extracting(FileRemark::reason)
        .containsExactly(
            "tier labels, 0.400 s: \"sad\" stands at a point in time; labels are about stretches.");
  }

  @Test
  void everySampleOfOtherProgramsIsTakenOrExplained() throws Exception {
    Path samples = Path.of(System.getProperty("shared.directory", "none"), "samples");
    assumeTrue(Files.isDirectory(samples), "samples of other programs are not here");
    for (String kind : List.of("eaf", "textgrid")) {
      try (Stream<Path> files = Files.list(samples.resolve(kind))) {
        for (Path sample : files.filter(Files::isRegularFile).toList()) {
          String ending = kind.equals("eaf") ? ".eaf" : ".TextGrid";
          if (sample.toString().endsWith(ending)) {
            IntakeReport report = take("Clip_007" + ending, Files.readAllBytes(sample));
            assertThat(report.failed()).isEmpty();
            assertThat(report.tracks() + report.labels() + report.unchanged())
                .as(sample.toString())
                .isPositive();
          }
        }
      }
    }
  }
}
