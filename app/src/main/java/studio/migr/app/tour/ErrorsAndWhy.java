package studio.migr.app.tour;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.errors.BenchModel;
import studio.migr.app.errors.CasesModel;
import studio.migr.app.errors.Cell;
import studio.migr.app.errors.ErrorsModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Round;
import studio.migr.app.label.RoundEntry;
import studio.migr.app.label.RoundPlan;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.sample.SampleModel;
import studio.migr.app.store.ProjectException;
import studio.migr.app.study.StudyModel;
import studio.migr.app.study.StudyReport;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.emotion.Condition;

/**
 * Holds people against each other in the sample project, and migr-tiny against what is right; then
 * begins an importance study with it.
 */
final class ErrorsAndWhy implements TourStep {
  private static final int ASKED = 14;

  @Override
  public void run(WorkingDay day) throws IOException {
    // The studio's own model has an act of its own.
    OffScreen.run(() -> day.part(AnalysisModel.class).unaskedProperty().set(false));
    OffScreen.run(() -> day.part(SampleModel.class).open());
    ProjectModel projects = day.part(ProjectModel.class);
    day.expect("tour.expected.project-opens", () -> projects.project().isPresent());
    day.expect("tour.expected.clips-listed", () -> !day.clips().isEmpty());
    ErrorsModel errors = day.part(ErrorsModel.class);
    CasesModel cases = day.part(CasesModel.class);
    day.press("Shortcut+5");
    day.expect(
        "tour.expected.errors",
        () -> !cases.readingProperty().get() && errors.matrixProperty().get().compared() > 0);
    OffScreen.run(() -> errors.pair(new Cell("surprise", "fear")));
    day.awaitClip();
    day.awaitTasks();
    day.capture("errors-of-people");

    TinyAnswers.ask(OffScreen.call(() -> projects.project().orElseThrow()), ASKED);
    day.press("Shortcut+1");
    OffScreen.run(() -> errors.comparisonProperty().set(Optional.empty()));
    day.press("Shortcut+5");
    day.expect(
        "tour.expected.errors",
        () -> !cases.readingProperty().get() && errors.matrixProperty().get().compared() == ASKED);
    BenchModel bench = day.part(BenchModel.class);
    OffScreen.run(() -> errors.pair(new Cell("surprise", "fear")));
    day.awaitClip();
    day.awaitTasks();
    day.capture("errors-surprise-fear");
    OffScreen.run(() -> errors.pair(errors.matrixProperty().get().mostConfused().orElseThrow()));
    day.awaitClip();
    for (BenchModel.Aspect aspect : BenchModel.Aspect.values()) {
      OffScreen.run(() -> bench.aspectProperty().set(aspect));
      day.awaitTasks();
      day.studio().settle();
      day.capture("errors-" + aspect.name().toLowerCase(Locale.ROOT));
    }
    OffScreen.run(() -> bench.aspectProperty().set(BenchModel.Aspect.FACE));
    day.press("Shortcut+1");
    study(day, OffScreen.call(() -> projects.project().orElseThrow()));
    OffScreen.run(() -> day.part(AnalysisModel.class).unaskedProperty().set(true));
    OffScreen.run(projects::close);
    day.studio().settle();
  }

  private static void study(WorkingDay day, Project project) throws IOException {
    day.press("Shortcut+Shift+J");
    day.awaitTasks();
    day.captureWithoutTab("study-start");
    day.press("Esc");
    try {
      judge(project);
    } catch (ProjectException e) {
      throw new IOException(e);
    }
    StudyModel study = day.part(StudyModel.class);
    day.press("Shortcut+Shift+T");
    day.expect(
        "tour.expected.study",
        () -> study.reportProperty().get() instanceof TaskState.Done<StudyReport>);
    day.awaitTasks();
    day.capture("study-report");
    day.press("Esc");
  }

  /** The simulated annotators say in the study what they said of the same clips before. */
  private static void judge(Project project) throws ProjectException {
    List<String> people =
        project.labels().annotators().stream().filter(who -> who.startsWith("Simulated")).toList();
    List<String> clips =
        project.library().clips().stream()
            .filter(clip -> clip.offers(Condition.BOTH))
            .limit(ASKED)
            .map(Clip::id)
            .toList();
    Round round =
        project
            .rounds()
            .start(
                people.getFirst(),
                new RoundPlan(
                        "Importance study",
                        clips,
                        people,
                        List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH),
                        RoundPlan.Sharing.EVERYONE_ALL,
                        OptionalLong.of(1),
                        true)
                    .asStudy());
    for (String who : people) {
      for (RoundEntry entry : project.rounds().queue(round, who)) {
        Optional<Judgement> before =
            project.labels().currentOf(entry.clipId()).stream()
                .filter(
                    event ->
                        event
                            .key()
                            .equals(
                                new LabelKey(
                                    entry.clipId(), who, entry.condition(), Optional.empty())))
                .map(LabelEvent::judgement)
                .findFirst();
        if (before.isPresent()) {
          project.labels().apply(who, List.of(new Labels.Change(entry.key(), before.get())));
          project.rounds().finish(who, entry);
        }
      }
    }
  }
}
