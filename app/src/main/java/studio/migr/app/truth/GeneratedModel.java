package studio.migr.app.truth;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/**
 * Which clips of the open project are generated, so that no result on them passes for one on
 * people. Lives on the JavaFX thread; looks in the background.
 */
@Singleton
public final class GeneratedModel {
  private final ProjectModel projects;
  private final TaskRunner tasks;
  private final GeneratedClips finder = new GeneratedClips();
  private final ReadOnlyObjectWrapper<Set<String>> clips = new ReadOnlyObjectWrapper<>(Set.of());
  private Subscription subscription = Subscription.EMPTY;

  @Inject
  GeneratedModel(ProjectModel projects, TaskRunner tasks) {
    this.projects = projects;
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> listen());
  }

  /** The ids of the generated clips. */
  public ReadOnlyObjectProperty<Set<String>> clipsProperty() {
    return clips.getReadOnlyProperty();
  }

  /** The name of a clip as a result on it must bear it. */
  public String named(String clipId, String name) {
    return clips.get().contains(clipId) ? Messages.text("truth.clip", name) : name;
  }

  /** What to say of the open project; empty if none of its clips is generated. */
  public Optional<String> sentence() {
    int all = projects.project().map(open -> open.library().clips().size()).orElse(0);
    int generated = clips.get().size();
    return generated == 0
        ? Optional.empty()
        : Optional.of(
            generated == all
                ? Messages.text("truth.all")
                : Messages.text("truth.some", Integer.toString(generated), Integer.toString(all)));
  }

  private void listen() {
    subscription.unsubscribe();
    Optional<Project> open = projects.project();
    clips.set(Set.of());
    subscription =
        open.map(each -> each.library().onChange(() -> Platform.runLater(() -> look(each))))
            .orElse(Subscription.EMPTY);
    open.ifPresent(this::look);
  }

  private void look(Project project) {
    tasks.start(
        "truth.looking",
        _ -> finder.among(project.library().clips()),
        (TaskState<Set<String>> state) -> {
          if (state instanceof TaskState.Done<Set<String>>(var found)
              && projects.project().equals(Optional.of(project))) {
            clips.set(Set.copyOf(found));
          }
        });
  }
}
