package studio.migr.app.tour;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.runs.RunsModel;
import studio.migr.app.sample.SampleModel;
import studio.migr.app.snapshots.SnapshotsModel;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.tiny.MigrTiny;
import studio.migr.training.fresh.NewModel;
import studio.migr.training.fresh.NewModelShape;
import studio.migr.training.run.RunDirectory;
import studio.migr.training.run.RunState;
import studio.migr.training.run.RunWriter;

/**
 * Freezes the labels of the sample project, corrects one, freezes again, and sets migr-tiny beside
 * a model of random weights, as if a run had made the one of the other. Both really answer. What
 * was said before is old from then on.
 */
final class PromoteAModel implements TourStep {
  private static final int PATIENCE = 6;
  private static final String RUN = "2026-03-04-080000-from-nothing";

  @Override
  public void run(WorkingDay day) throws IOException {
    AnalysisModel analysis = day.part(AnalysisModel.class);
    OffScreen.run(() -> analysis.unaskedProperty().set(false));
    OffScreen.run(() -> day.part(SampleModel.class).open());
    ProjectModel projects = day.part(ProjectModel.class);
    day.expect("tour.expected.project-opens", () -> projects.project().isPresent());
    day.expect("tour.expected.clips-listed", () -> !day.clips().isEmpty());
    promote(day, OffScreen.call(() -> projects.project().orElseThrow()));
    OffScreen.run(() -> analysis.unaskedProperty().set(true));
    OffScreen.run(projects::close);
    day.studio().settle();
  }

  private static void promote(WorkingDay day, Project project) throws IOException {
    day.press("Shortcut+7");
    freeze(day);
    correct(project);
    freeze(day);
    day.capture("snapshot-after-correction");
    Path snapshots = project.folder().resolve("snapshots");
    Path snapshot;
    try (Stream<Path> all = Files.list(snapshots)) {
      snapshot = all.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    make(day, project.folder().resolve("runs").resolve(RUN), snapshot);
    day.press("Shortcut+8");
    RunsModel runs = day.part(RunsModel.class);
    day.expect("tour.expected.runs", () -> runs.count() == 1);
    OffScreen.run(() -> runs.choose(RUN));
    day.studio().settle();
    day.expect( // the room looks into the folder now and then
        "tour.expected.promotable",
        () -> day.part(Commands.class).get("runs.promote").enabled().get());
    day.click("runs-promote");
    day.click("promote-whole");
    day.click("promote-compare");
    BooleanSupplier compared = () -> day.studio().scene().lookup("#promote-summary") != null;
    for (int k = 0; k < PATIENCE && !day.studio().await(compared); k++) {
      day.studio().settle(); // two models answer, in a process of their own
    }
    day.expect("tour.expected.promotion", compared);
    day.awaitTasks();
    day.capture("runs-promote");
    day.click("promote-adopt");
    day.expect("tour.expected.adopted", () -> day.studio().scene().lookup(".run-adopted") != null);
    day.capture("runs-promoted");
    day.press("Shortcut+1");
  }

  private static void freeze(WorkingDay day) {
    SnapshotsModel snapshots = day.part(SnapshotsModel.class);
    day.awaitTasks();
    day.click("snapshots-new");
    day.click("snapshot-freeze");
    day.expect(
        "tour.expected.frozen",
        () -> snapshots.anySelected() && !day.part(Overlay.class).isDisplay());
    day.awaitTasks();
  }

  /** What was called surprise is fear. */
  private static void correct(Project project) throws IOException {
    Clip clip = project.library().clips().getFirst();
    LabelKey key = new LabelKey(clip.id(), LabelKey.GOLD, Condition.BOTH, Optional.empty());
    try {
      project
          .labels()
          .apply(
              LabelKey.GOLD,
              List.of(new Labels.Change(key, Judgement.EMPTY.withEmotion(Optional.of("fear")))));
    } catch (ProjectException e) {
      throw new IOException(e);
    }
  }

  private static void make(WorkingDay day, Path folder, Path snapshot) throws IOException {
    Path random = day.folder("models").resolve("random");
    NewModel.write(random, NewModelShape.MICRO, 3);
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("stage", "sft").put("model", random.toString()).put("snapshot", snapshot.toString());
    RunDirectory run = RunDirectory.create(folder, config, String.valueOf(snapshot.getFileName()));
    try (RunWriter writer = RunWriter.open(run, Clock.systemUTC())) {
      copy(MigrTiny.copyTo(day.folder("models")), run.modelFolder());
      writer.end(RunState.FINISHED);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path into = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(into);
        } else {
          Files.copy(each, into);
        }
      }
    }
  }
}
