package studio.migr.app.sample;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.analysis.AnalysisModel;
import studio.migr.app.engine.OwnModel;
import studio.migr.app.measure.MeasureModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/**
 * The sample project: makes it where it is not, completes it when it is opened, has its faces and
 * voices measured and lets the studio's own model explain its clips. Lives on the JavaFX thread.
 */
@Singleton
public final class SampleModel {
  private static final String NAME = "Sample project";

  private final ProjectModel projects;
  private final TaskRunner tasks;
  private final MeasureModel measure;
  private final AnalysisModel analysis;
  private final OwnModel own;
  private final ReadOnlyObjectWrapper<TaskState<Project>> state =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private TaskHandle filling = () -> {};

  @Inject
  SampleModel(
      ProjectModel projects,
      TaskRunner tasks,
      MeasureModel measure,
      AnalysisModel analysis,
      OwnModel own) {
    this.analysis = analysis;
    this.own = own;
    this.projects = projects;
    this.tasks = tasks;
    this.measure = measure;
    projects.stateProperty().subscribe(_ -> fill());
  }

  /** How the filling of the sample project stands. */
  public ReadOnlyObjectProperty<TaskState<Project>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Where it lies: beside the projects that the user makes without naming a folder. */
  public static Path folder() {
    return ProjectModel.projectsFolder().resolve(NAME).toAbsolutePath().normalize();
  }

  /** Opens the sample project, and makes it first if it is not there. */
  public void open() {
    projects.open(folder());
  }

  /**
   * Makes the sample project anew. The one that is there keeps its labels under another name beside
   * it; nothing is deleted.
   *
   * @throws IOException if its folder cannot be renamed
   */
  public void startAgain() throws IOException {
    if (isOpen()) {
      filling.cancel();
      projects.close();
    }
    if (Files.exists(folder())) {
      int number = 1;
      while (Files.exists(folder().resolveSibling(NAME + " (old " + number + ")"))) {
        number++;
      }
      Files.move(folder(), folder().resolveSibling(NAME + " (old " + number + ")"));
    }
    open();
  }

  private boolean isOpen() {
    return projects.project().filter(open -> open.folder().equals(folder())).isPresent();
  }

  private void fill() {
    filling.cancel();
    if (isOpen()) {
      Project project = projects.project().orElseThrow();
      if (project.readOnlyReason().isEmpty()) {
        filling =
            tasks.start(
                "sample.filling",
                work -> {
                  SampleProject.fill(project, work);
                  return project;
                },
                this::filled);
      }
    }
  }

  private void filled(TaskState<Project> reached) {
    state.set(reached);
    if (reached instanceof TaskState.Done<Project> && isOpen()) {
      if (measure.possible().get()) {
        measure.startUnasked();
      }
      if (own.isOnly() && analysis.unaskedProperty().get()) {
        own.answer(); // it learnt from clips like these
      }
    }
  }
}
