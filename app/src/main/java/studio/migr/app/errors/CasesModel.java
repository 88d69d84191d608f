package studio.migr.app.errors;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/**
 * All clips of the open project with what was said of them: read in the background while somebody
 * looks, and kept as labels change. Lives on the JavaFX thread.
 */
@Singleton
public final class CasesModel {
  private final TaskRunner tasks;
  private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<CaseTable> table =
      new ReadOnlyObjectWrapper<>(CaseTable.EMPTY);
  private final Set<String> stale = new HashSet<>();
  private Optional<Project> project = Optional.empty();
  private Optional<CaseReader> reader = Optional.empty();
  private Subscription subscription = Subscription.EMPTY;
  private TaskHandle task = () -> {};
  private boolean watched;

  @Inject
  CasesModel(ProjectModel projects, TaskRunner tasks) {
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> show(projects.project()));
  }

  /** Whether what models said, and faces, are still being read. */
  public ReadOnlyBooleanProperty readingProperty() {
    return reading.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<CaseTable> tableProperty() {
    return table.getReadOnlyProperty();
  }

  /** The open project's reader, for what is asked of one clip. */
  Optional<CaseReader> reader() {
    return reader;
  }

  Optional<Project> project() {
    return project;
  }

  /** Reads everything anew, and follows what changes from now on; or does so no longer. */
  void watch(boolean wanted) {
    watched = wanted;
    if (wanted) {
      read();
    } else {
      task.cancel();
    }
  }

  private void show(Optional<Project> opened) {
    task.cancel();
    subscription.unsubscribe();
    project = opened;
    reader = opened.map(CaseReader::new);
    stale.clear();
    watched = false;
    table.set(CaseTable.EMPTY);
    subscription =
        opened
            .map(
                target ->
                    target
                        .labels()
                        .onChange(ids -> Platform.runLater(() -> labelled(ids)))
                        .and(target.library().onChange(() -> Platform.runLater(this::clipsChanged)))
                        .and(target.rounds().onChange(() -> Platform.runLater(this::clipsChanged))))
            .orElse(Subscription.EMPTY);
  }

  private void clipsChanged() {
    if (watched) {
      read();
    } else {
      table.set(CaseTable.EMPTY); // read anew when somebody looks
    }
  }

  /** First people, so that there is something to see at once. */
  private void read() {
    if (reader.isEmpty()) {
      return;
    }
    task.cancel();
    CaseReader source = reader.get();
    reading.set(true);
    task =
        tasks.start(
            "errors.reading",
            work -> {
              CaseTable people = source.people(work);
              Platform.runLater(() -> publish(source, people, false));
              return source.details(people, work);
            },
            (TaskState<CaseTable> state) -> {
              if (state instanceof TaskState.Done<CaseTable>(var all)) {
                publish(source, all, true);
              } else if (!(state instanceof TaskState.Running)) {
                reading.set(false);
              }
            });
  }

  private void publish(CaseReader source, CaseTable next, boolean whole) {
    if (!reader.equals(Optional.of(source))) {
      return; // of a project that was closed
    }
    if (whole || table.get().cases().isEmpty()) {
      if (whole) {
        reading.set(false);
      }
      table.set(next);
      labelled(Set.copyOf(stale)); // what was said while it was read
    }
  }

  private void labelled(Set<String> ids) {
    if (!watched || reader.isEmpty() || table.get().cases().isEmpty()) {
      stale.addAll(ids);
      return;
    }
    stale.removeAll(ids);
    if (reading.get()) {
      stale.addAll(ids); // what is being read may be older than this
    }
    List<ClipCase> changed = ids.stream().flatMap(id -> table.get().find(id).stream()).toList();
    if (!changed.isEmpty()) {
      table.set(table.get().with(reader.get().saidAnew(changed)));
    }
  }
}
