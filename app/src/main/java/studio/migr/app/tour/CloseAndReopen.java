package studio.migr.app.tour;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import studio.migr.app.label.Judgement;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.project.ProjectModel;

/** The day ends and the next begins: the same project, the same labels, the same window. */
final class CloseAndReopen implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    OffScreen.resize(day.studio().stage(), 1360, 840);
    Map<String, Judgement> before = labels(day);
    double list = width(day, "library");
    double label = width(day, "annotate");
    day.restart();
    ProjectModel projects = day.part(ProjectModel.class);
    LibraryModel library = day.part(LibraryModel.class);
    day.expect("tour.expected.project-opens", () -> projects.project().isPresent());
    day.expect("tour.expected.all-again", () -> library.shown().size() == before.size());
    day.expect("tour.expected.labels-kept", () -> labels(day).equals(before));
    day.expect(
        "tour.expected.window-kept",
        () -> day.studio().stage().getWidth() == 1360 && day.studio().stage().getHeight() == 840);
    day.expect(
        "tour.expected.panes-kept",
        () ->
            Math.abs(width(day, "library") - list) <= 1
                && Math.abs(width(day, "annotate") - label) <= 1);
    day.awaitTasks();
    day.awaitClip();
    day.capture("reopened");
  }

  private static double width(WorkingDay day, String pane) {
    return OffScreen.call(() -> day.node(pane).getLayoutBounds().getWidth());
  }

  private static Map<String, Judgement> labels(WorkingDay day) {
    return day.clips().stream()
        .collect(Collectors.toMap(row -> row.clip().id(), ClipRow::judgement));
  }
}
