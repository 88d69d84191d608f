package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.shell.DroppedFiles;

/**
 * Hands over a file of each kind that other programs and data sets have, and looks at what the
 * studio asks before it takes anything in. In a project of its own.
 */
final class ImportDialogs implements TourStep {
  @Override
  public void run(WorkingDay day) throws IOException {
    ForeignFiles files = new ForeignFiles(day.folder("Generated files of other programs"));
    ProjectModel projects = day.part(ProjectModel.class);
    OffScreen.run(projects::close);
    day.expect("tour.expected.project-closes", () -> projects.project().isEmpty());

    drop(day, List.of(files.clips()));
    day.captureWithoutTab("import-names-of-ravdess-and-crema-d");
    letGo(day);

    show(day, "import-csv", files.csv());
    show(day, "import-jsonl", files.jsonLines());
    show(day, "import-elan", files.elan());
    show(day, "import-textgrid", files.textGrid());
    show(day, "import-label-studio", files.labelStudio());
    show(day, "import-openface", files.openFace());
    show(day, "import-audacity-and-subtitles", files.audacity(), files.webVtt(), files.subRip());
    show(day, "import-dfew-and-mafw", files.dfew(), files.mafw());
    show(day, "import-crema-d-votes", files.cremaVotes());
    show(day, "import-emer", files.emer());
    show(day, "import-humanomni", files.humanOmni());

    drop(day, List.of(files.misnamed()));
    day.captureOpen("import-which-clip", () -> ask(day), () -> day.press("Esc"));
    day.expect("tour.expected.clips-hidden", () -> day.studio().popups().isEmpty());
    ask(day);
    day.press("Down");
    day.press("Enter");
    day.awaitTasks();
    day.expect(
        "tour.expected.clip-chosen",
        () -> day.node("import-take") instanceof Button take && !take.isDisabled());
    day.capture("import-clip-chosen");
    letGo(day);
  }

  private static void show(WorkingDay day, String view, Path... files) throws IOException {
    drop(day, List.of(files));
    day.captureWithoutTab(view);
    letGo(day);
  }

  private static void drop(WorkingDay day, List<Path> files) {
    OffScreen.run(() -> day.part(DroppedFiles.class).take(files));
    day.expect(
        "tour.expected.import-sheet", () -> day.studio().scene().lookup("#import-sheet") != null);
    day.awaitTasks();
  }

  private static void letGo(WorkingDay day) {
    Overlay overlay = day.part(Overlay.class);
    day.press("Esc");
    day.expect("tour.expected.sheet-closes", () -> !overlay.isDisplay());
    OffScreen.run(Platform::requestNextPulse);
    day.studio().settle();
  }

  /** Lists the clips for the part of a file that found none. */
  private static void ask(WorkingDay day) {
    OffScreen.run(
        () ->
            day.studio().scene().getRoot().lookupAll(".clip-choice").stream()
                .map(Button.class::cast)
                .findFirst()
                .ifPresent(Button::fire));
    day.expect(
        "tour.expected.clips-listed-for-part",
        () ->
            day.studio()
                .popupNode(node -> "clip-query".equals(node.getId()) && node.isFocused())
                .isPresent());
    day.studio().settle();
  }
}
