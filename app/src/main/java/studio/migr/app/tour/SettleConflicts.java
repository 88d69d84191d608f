package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import studio.migr.app.command.Commands;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelKey;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.project.Labels;
import studio.migr.app.project.Merge;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.store.ProjectException;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/** Two copies of the project grew apart and came together: settles what was said in both. */
final class SettleConflicts implements TourStep {
  private static final String WHO = "Second judge";

  @Override
  public void run(WorkingDay day) throws IOException {
    ProjectModel projects = day.part(ProjectModel.class);
    Path merged = day.folder("Grown apart").resolve("Brought together");
    Path other = day.folder("Grown apart").resolve("Other copy");
    Optional<Path> open = OffScreen.call(() -> projects.project().map(Project::folder));
    OffScreen.run(projects::close);
    day.expect("tour.expected.project-closes", () -> projects.project().isEmpty());
    ProjectCopy.make(open.orElseThrow(), merged);
    ProjectCopy.make(open.orElseThrow(), other);
    try {
      label(merged, 0, DominantModality.AUDIO);
      label(other, 1, DominantModality.VISUAL);
      Merge.into(merged, other);
    } catch (ProjectException e) {
      throw new IOException(e);
    }
    OffScreen.run(() -> projects.open(merged));
    day.expect("tour.expected.project-opens", () -> projects.project().isPresent());
    day.awaitTasks();
    day.awaitClip();

    Overlay sheet = day.part(Overlay.class);
    OffScreen.run(() -> day.part(Commands.class).get("sharing.settle").run());
    day.expect("tour.expected.keys-shown", sheet::isDisplay);
    day.capture("labels-given-twice");
    day.click("conflict-other");
    day.expect(
        "tour.expected.settled",
        () -> projects.project().filter(now -> now.labels().conflicts().isEmpty()).isPresent());
    day.press("Esc");
    day.expect("tour.expected.keys-hidden", () -> !sheet.isDisplay());
  }

  private static void label(Path folder, int emotion, DominantModality dominant)
      throws ProjectException {
    try (Project project = Project.open(folder)) {
      Labels labels = project.labels();
      LabelKey key =
          new LabelKey(
              project.library().clips().getFirst().id(), WHO, Condition.BOTH, Optional.empty());
      Judgement judgement =
          Judgement.EMPTY
              .withEmotion(Optional.of(labels.scheme().choices().get(emotion).name()))
              .withDominant(Optional.of(dominant));
      labels.apply(WHO, List.of(new Labels.Change(key, judgement)));
    }
  }
}
