package studio.migr.app.project;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/** Which project the window shows. Lives on the JavaFX thread; opening runs in the background. */
@Singleton
public final class ProjectModel {
  private final Settings settings;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<TaskState<Project>> state =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private final List<Runnable> leaving = new ArrayList<>();
  private RecentProjects recent;

  @Inject
  ProjectModel(Settings settings, TaskRunner tasks) {
    this.settings = settings;
    this.tasks = tasks;
    this.recent = settings.load("recent-projects", RecentProjects.NONE);
  }

  /** Idle: no project. Failed: the last try failed. */
  public ReadOnlyObjectProperty<TaskState<Project>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** The open project, if there is one. */
  public Optional<Project> project() {
    return state.get() instanceof TaskState.Done<Project>(Project open)
        ? Optional.of(open)
        : Optional.empty();
  }

  /** Projects opened before and still there, newest first. */
  public List<Path> recent() {
    return recent.existing();
  }

  /**
   * Opens the project in {@code folder}, and makes it one first if it is none. The one open now is
   * closed.
   */
  public void open(Path folder) {
    open(folder, () -> {});
  }

  /** Opens as {@link #open(Path)} does and then runs {@code next}. */
  public void open(Path folder, Runnable next) {
    Optional<Project> former = leave();
    tasks.start(
        "project.opening",
        _ -> {
          former.ifPresent(Project::close);
          return Project.create(folder);
        },
        (TaskState<Project> reached) -> {
          if (reached instanceof TaskState.Done<Project>(Project opened)) {
            recent = recent.with(opened.folder());
            settings.save("recent-projects", recent);
          }
          state.set(reached);
          if (reached instanceof TaskState.Done) {
            next.run();
          }
        });
  }

  /** Closes the open project, if any, before this returns. Everything in it is saved already. */
  public void close() {
    leave().ifPresent(Project::close);
  }

  /**
   * {@code action} runs whenever a project is about to be closed, while it can still be written.
   */
  public void onLeaving(Runnable action) {
    leaving.add(action);
  }

  private Optional<Project> leave() {
    Optional<Project> open = project();
    if (open.isPresent()) {
      leaving.forEach(Runnable::run);
    }
    state.set(new TaskState.Idle<>());
    return open;
  }

  /**
   * Where a project for clips from {@code source} goes when the user named none: a folder of that
   * name under "MIGR Studio" in the user's documents, so that clips stay where they are and nothing
   * is written beside them.
   */
  public static Path folderFor(Path source) {
    @Nullable Path name = Files.isDirectory(source) ? source.getFileName() : parentName(source);
    return projectsFolder().resolve(name == null ? "Clips" : name.toString());
  }

  private static @Nullable Path parentName(Path source) {
    Path parent = source.toAbsolutePath().getParent();
    return parent == null ? null : parent.getFileName();
  }

  /** Where projects go for which the user named no folder. */
  public static Path projectsFolder() {
    String given = System.getProperty("studio.projects");
    if (given != null) {
      return Path.of(given);
    }
    Path user = Path.of(System.getProperty("user.home"));
    Path documents = user.resolve("Documents");
    return (Files.isDirectory(documents) ? documents : user).resolve("MIGR Studio");
  }
}
