package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.shell.DroppedFiles;

/** A folder is handed over: a copy of the project, or clips that become a new one. */
final class OpenClips implements TourStep {
  private final Optional<Path> project;

  /**
   * @param project what to copy; without one, clips are generated and imported
   */
  OpenClips(Optional<Path> project) {
    this.project = project;
  }

  @Override
  public void run(WorkingDay day) throws IOException {
    Path folder = project.isPresent() ? copy(day, project.get()) : generate(day);
    // The system's own dialogs cannot be driven; this is what they and a drop hand over to.
    OffScreen.run(() -> day.part(DroppedFiles.class).take(List.of(folder)));
    ProjectModel projects = day.part(ProjectModel.class);
    day.expect("tour.expected.project-opens", () -> projects.project().isPresent());
    if (project.isEmpty()) {
      takeInActionUnits(day);
    }
    day.awaitTasks();
    day.expect("tour.expected.clips-listed", () -> !day.clips().isEmpty());
    day.awaitClip();
    day.capture(project.isPresent() ? "opened" : "imported");
  }

  /** Beside one of the generated clips lies a file of action units: the studio asks before it. */
  private static void takeInActionUnits(WorkingDay day) throws IOException {
    Overlay overlay = day.part(Overlay.class);
    day.expect("tour.expected.import-asked", overlay::isDisplay);
    day.awaitTasks(); // faces and voices of the clips are measured behind it
    day.awaitClip();
    day.captureWithoutTab("import-offer");
    OffScreen.run(() -> ((Button) day.node("import-take")).fire());
    day.expect(
        "tour.expected.import-taken", () -> day.studio().scene().lookup("#import-close") != null);
    day.awaitTasks();
    day.captureWithoutTab("import-taken");
    day.press("Esc");
    day.expect("tour.expected.keys-hidden", () -> !overlay.isDisplay());
  }

  private static Path copy(WorkingDay day, Path original) throws IOException {
    Path copy = day.folder("projects").resolve(name(original));
    ProjectCopy.make(original, copy);
    return copy;
  }

  private static String name(Path folder) {
    Path name = folder.toAbsolutePath().normalize().getFileName();
    return name == null ? "project" : name.toString();
  }

  private static Path generate(WorkingDay day) throws IOException {
    Path folder = day.folder("Generated clips");
    GeneratedClips.make(folder);
    return folder;
  }
}
