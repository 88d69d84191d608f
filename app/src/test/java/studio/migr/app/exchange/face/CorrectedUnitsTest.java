package studio.migr.app.exchange.face;

import static org.assertj.core.api.Assertions.assertThat;

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
import studio.migr.app.exchange.source.FileHead;
import studio.migr.app.face.CorrectedStretch;
import studio.migr.app.label.Segment;
import studio.migr.app.label.UnitValue;
import studio.migr.app.project.Project;
import studio.migr.app.store.Ledgers;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuFiles;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.au.FrameTimes;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.testing.ClipMaker;
import studio.migr.runtime.work.Work;

/** Corrections hold beside what a tool measured, and leave the project under their own name. */
final class CorrectedUnitsTest {
  private static final ActionUnit AU01 = new ActionUnit(1);
  private static final String TOOL = "OpenFace 2 (take.csv)";

  @TempDir Path folder;

  private Project project;
  private Clip clip;
  private Rational base;

  @BeforeEach
  void open() throws Exception {
    Path file = Files.createDirectory(folder.resolve("clips")).resolve("take.mp4");
    new ClipMaker().frames(5).make(file);
    Files.writeString(
        folder.resolve("clips").resolve("take.csv"),
        """
        frame, timestamp, confidence, success, AU01_r, AU01_c, AU02_c
        1, 0.00, 0.9, 1, 1.5, 1, 0
        2, 0.04, 0.9, 1, 1.5, 1, 0
        3, 0.08, 0.0, 0, 0, 0, 0
        4, 0.12, 0.9, 1, 1.5, 1, 0
        5, 0.16, 0.9, 1, 1.5, 1, 0
        """);
    project = Project.create(folder.resolve("project"));
    clip = project.library().add(List.of(file), Work.UNWATCHED).added().getFirst();
    base = project.library().media(clip.id()).video().orElseThrow().timeBase();
  }

  @AfterEach
  void close() {
    project.close();
  }

  /** Corrects from one frame to before another. */
  private void correct(String who, int from, int to, UnitValue value) throws ProjectException {
    var frames = project.library().media(clip.id()).video().orElseThrow().frames();
    long end = to < 5 ? frames.pts(to) : frames.pts(4) + 1;
    project
        .unitCorrections()
        .correct(clip.id(), who, TOOL, AU01, new Segment(frames.pts(from), end, base), value);
  }

  private List<CorrectedStretch> stretches(String who) {
    return CorrectedStretch.of(
        project.unitCorrections().of(clip.id()).stream()
            .filter(each -> each.annotator().equals(who))
            .toList());
  }

  @Test
  void aLaterCorrectionCountsWhereBothLieAndTheToolCanHaveItsSayAgain() throws Exception {
    correct("Ann", 0, 4, new UnitValue.Intensity(3));
    correct("Ann", 1, 2, new UnitValue.NotVisible());
    correct("Ann", 2, 3, new UnitValue.AsMeasured());
    assertThat(stretches("Ann"))
        .extracting(CorrectedStretch::hidden, each -> each.intensity().orElse(-1))
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(false, 3.0),
            org.assertj.core.groups.Tuple.tuple(true, -1.0),
            org.assertj.core.groups.Tuple.tuple(false, 3.0));
    correct("Ann", 1, 2, new UnitValue.Presence(true));
    assertThat(stretches("Ann").get(1).hidden()).as("who says a value has seen it").isFalse();
    assertThat(stretches("Ben")).as("everybody's own").isEmpty();
  }

  @Test
  void whatIsTakenBackDoesNotHoldAndTheJournalSaysTheSame() throws Exception {
    correct("Ann", 0, 2, new UnitValue.Intensity(4.5));
    correct("Ann", 2, 4, new UnitValue.Presence(false));
    assertThat(project.labels().undo("Ann").orElseThrow().clipIds()).containsExactly(clip.id());
    assertThat(stretches("Ann")).hasSize(1);
    project.labels().redo("Ann");
    assertThat(stretches("Ann")).hasSize(2);
    project.labels().undo("Ann");
    assertThat(project.fingerprint()).isEqualTo(Ledgers.replayed(project.folder()));
    project.close();
    project = Project.open(folder.resolve("project"));
    assertThat(stretches("Ann"))
        .singleElement()
        .satisfies(each -> assertThat(each.intensity()).hasValue(4.5));
  }

  @Test
  void openFaceFilesOfTheToolAndOfAPersonLieBesideEachOther() throws Exception {
    correct("Ann / B", 1, 3, new UnitValue.Intensity(4));
    correct("Ann / B", 3, 4, new UnitValue.NotVisible());
    Path out = folder.resolve("out");
    ExportReport report = LabelExport.write(project, ExportFormat.OPENFACE, out, false);
    Path person = out.resolve("take_corrected_by_Ann___B.csv");
    assertThat(report.files()).containsExactly(out.resolve("take.csv"), person);
    FrameTimes times = project.auTracks().frameTimes(clip.id());
    AuTrack tool = AuFiles.read(out.resolve("take.csv"), times).tracks().getFirst();
    assertThat(tool.intensity().get(AU01)).containsExactly(1.5, 1.5, Double.NaN, 1.5, 1.5);
    AuTrack corrected = AuFiles.read(person, times).tracks().getFirst();
    assertThat(corrected.source()).startsWith("corrected by Ann / B (");
    assertThat(corrected.intensity().get(AU01)).containsExactly(1.5, 4, 4, Double.NaN, 1.5);
    assertThat(corrected.presence().get(AU01)).containsExactly(1, 1, Double.NaN, Double.NaN, 1);
    assertThat(Files.readAllLines(person))
        .satisfies(
            lines -> {
              assertThat(lines.getFirst()).endsWith(",corrected_by");
              assertThat(lines.get(1)).endsWith(",");
              assertThat(lines.get(2)).endsWith(",\"Ann / B\"");
            });
  }

  @Test
  void tablesSayThatAValueIsCorrectedAndWhoseItWas() throws Exception {
    correct("Ann", 0, 2, new UnitValue.Intensity(2));
    correct("Ben", 0, 2, new UnitValue.NotVisible());
    for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.JSONL)) {
      String ending = "." + format.id();
      LabelExport.write(project, format, folder.resolve("labels" + ending), false);
      Path units = folder.resolve("labels.units" + ending);
      assertThat(Files.readString(units))
          .contains("AU01", "intensity", "not_visible", "corrected", TOOL, "Ann", "Ben");
      assertThat(new LabelSources().of(FileHead.of(units)))
          .as("no reader takes them for labels")
          .isEmpty();
    }
  }

  @Test
  void withoutCorrectionsNothingElseIsWritten() throws Exception {
    ExportReport report =
        LabelExport.write(project, ExportFormat.CSV, folder.resolve("labels.csv"), false);
    assertThat(report.files()).containsExactly(folder.resolve("labels.csv"));
  }
}
