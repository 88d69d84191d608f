package studio.migr.app.tour;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    day.awaitTasks();
    day.expect("tour.expected.clips-listed", () -> !day.clips().isEmpty());
    day.awaitClip();
    day.capture(project.isPresent() ? "opened" : "imported");
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
