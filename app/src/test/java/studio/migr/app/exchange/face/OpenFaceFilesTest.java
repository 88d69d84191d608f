package studio.migr.app.exchange.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.clip.Clip;
import studio.migr.app.exchange.ExportFormat;
import studio.migr.app.exchange.ExportReport;
import studio.migr.app.exchange.LabelExport;
import studio.migr.app.exchange.LabelSources;
import studio.migr.app.exchange.intake.Intake;
import studio.migr.app.exchange.intake.IntakeReport;
import studio.migr.app.project.Project;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Action units come in from OpenFace's files and go out as such. */
final class OpenFaceFilesTest {
  private static final String TABLE =
      """
      frame, face_id, timestamp, confidence, success, AU01_r, AU01_c
      1, 0, 0.00, 0.9, 1, 1.5, 1
      2, 0, 0.04, 0.0, 0, 0, 0
      3, 0, 0.08, 0.8, 1, 2.5, 0
      """;

  @TempDir Path folder;

  private Project project;
  private Clip clip;

  @BeforeEach
  void open() throws Exception {
    Path file = Files.createDirectory(folder.resolve("clips")).resolve("take_12.mp4");
    new ClipMaker().frames(5).rate("20").make(file);
    project = Project.create(folder.resolve("project"));
    clip = project.library().add(List.of(file), Work.UNWATCHED).added().getFirst();
  }

  @AfterEach
  void close() {
    project.close();
  }

  private IntakeReport take(Path file) throws Exception {
    Intake intake = new Intake(project, new LabelSources());
    return intake.apply(
        intake.intend(intake.survey(List.of(file), Work.UNWATCHED), "import"),
        "import",
        Work.UNWATCHED);
  }

  @Test
  void aFileIsTakenForTheClipOfItsName() throws Exception {
    Path file = Files.writeString(folder.resolve("take_12_openface.csv"), TABLE);
    assertThat(take(file).auTracks()).isEqualTo(1);
    assertThat(project.auTracks().of(clip.id())).hasSize(1);
    assertThat(take(file).auTracks()).as("again").isZero();
  }

  @Test
  void theDetailsThatOpenFaceWritesNameTheClip() throws Exception {
    Path file = Files.writeString(folder.resolve("run3.csv"), TABLE);
    assertThat(take(file).skipped()).as("no clip is called so").hasSize(1);
    Files.writeString(
        folder.resolve("run3_of_details.txt"),
        "Input:take_12.mp4\nInput full path:/elsewhere/take_12.mp4\nAUs: 1\n");
    assertThat(take(file).auTracks()).isEqualTo(1);
  }

  @Test
  void whatGoesOutComesInAgainAsItWas() throws Exception {
    take(Files.writeString(folder.resolve("take_12.csv"), TABLE));
    AuTrack before = project.auTracks().of(clip.id()).getFirst();
    Path out = folder.resolve("out");
    ExportReport report = LabelExport.write(project, ExportFormat.OPENFACE, out, false);
    assertThat(report.files()).containsExactly(out.resolve("take_12.csv"));
    try (Project other = Project.create(folder.resolve("other"))) {
      Clip same = other.library().add(List.of(clip.path()), Work.UNWATCHED).added().getFirst();
      other.auTracks().add(same.id(), out.resolve("take_12.csv"));
      AuTrack after = other.auTracks().of(same.id()).getFirst();
      assertThat(after.timesMs()).containsExactly(before.timesMs()).containsExactly(0, 50, 100);
      assertThat(after.found()).containsExactly(true, false, true);
      assertThat(after.intensity().get(new ActionUnit(1)))
          .containsExactly(before.intensity().get(new ActionUnit(1)));
    }
    assertThatExceptionOfType(ProjectException.class)
        .as("not over files that are there")
        .isThrownBy(() -> LabelExport.write(project, ExportFormat.OPENFACE, out, false));
  }

  @Test
  void aProjectWithoutActionUnitsWritesNothing() {
    Path out = folder.resolve("out");
    assertThatExceptionOfType(ProjectException.class)
        .isThrownBy(() -> LabelExport.write(project, ExportFormat.OPENFACE, out, false));
    assertThat(out).doesNotExist();
  }
}
