package studio.migr.app.sharing;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.project.Sharing;
import studio.migr.app.share.Courier;
import studio.migr.app.share.ShareState;
import studio.migr.app.store.PresenceTable.Presence;
import studio.migr.app.store.ServerAddress;
import studio.migr.app.task.Job;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/** How the open project is shared. Lives on the JavaFX thread. */
@Singleton
public final class SharingModel {
  private final ProjectModel projects;
  private final AnnotatorModel annotator;
  private final LibraryModel library;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<Optional<ShareState>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> problem =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyIntegerWrapper elsewhere = new ReadOnlyIntegerWrapper();

  @Inject
  SharingModel(
      ProjectModel projects, AnnotatorModel annotator, LibraryModel library, TaskRunner tasks) {
    this.projects = projects;
    this.annotator = annotator;
    this.library = library;
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> follow());
    annotator.nameProperty().subscribe(_ -> tellPresence());
    library.selectedProperty().subscribe(_ -> tellPresence());
  }

  /** Empty in a project that is not shared. */
  public ReadOnlyObjectProperty<Optional<ShareState>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** How many files others took in are not on this machine, as it was found last. */
  ReadOnlyIntegerProperty elsewhereProperty() {
    return elsewhere.getReadOnlyProperty();
  }

  /** Finds anew how many files that others took in are not on this machine. */
  void lookForFiles() {
    project()
        .ifPresent(
            open ->
                tasks.start(
                    "sharing.looking",
                    _ -> open.filesElsewhere(),
                    (TaskState<Integer> reached) -> {
                      if (reached instanceof TaskState.Done<Integer>(Integer count)
                          && project().filter(open::equals).isPresent()) {
                        elsewhere.set(count);
                      }
                    }));
  }

  /** Why sharing or joining failed last, as a sentence. */
  ReadOnlyObjectProperty<Optional<String>> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  private Optional<Courier> courier() {
    return projects.project().flatMap(Project::courier);
  }

  private void follow() {
    elsewhere.set(0);
    state.set(courier().map(Courier::state));
    courier()
        .ifPresent(
            carrier -> carrier.onChange(now -> Platform.runLater(() -> heard(carrier, now))));
    tellPresence();
  }

  private void heard(Courier from, ShareState now) {
    if (courier().filter(open -> open == from).isPresent()) {
      state.set(Optional.of(now));
    }
  }

  private void tellPresence() {
    courier()
        .ifPresent(
            carrier ->
                carrier.presence(
                    library
                        .selectedProperty()
                        .get()
                        .map(row -> new Presence(annotator.name(), row.clip().id()))));
  }

  /** What people call the clip that somebody works on. */
  String nameOf(Presence presence) {
    return projects
        .project()
        .flatMap(open -> open.library().find(presence.clipId()))
        .map(clip -> clip.name())
        .orElse(presence.clipId());
  }

  Optional<Project> project() {
    return projects.project();
  }

  /** Brings the open project to a server, led by whoever labels here, and opens it again. */
  void share(ServerAddress address) {
    Optional<Path> folder = projects.project().map(Project::folder);
    folder.ifPresent(
        place -> {
          projects.close();
          move("sharing.sharing", _ -> Sharing.share(place, address, annotator.name()), place);
        });
  }

  /** Makes {@code folder} a copy of a shared project and opens it. */
  void join(ServerAddress address, Path folder) {
    move("sharing.joining", _ -> Sharing.join(folder, address), folder);
  }

  private void move(String title, Job<Long> job, Path folder) {
    problem.set(Optional.empty());
    tasks.start(
        title,
        job,
        (TaskState<Long> reached) -> {
          switch (reached) {
            case TaskState.Done<Long> _ -> projects.open(folder);
            case TaskState.Failed<Long>(Throwable error) -> {
              problem.set(Optional.of(ErrorSentence.of(error)));
              if (Project.isProject(folder)) {
                projects.open(folder);
              }
            }
            default -> {}
          }
        });
  }

  /** Tries at once to reach the server. */
  void hurry() {
    courier().ifPresent(Courier::hurry);
  }
}
