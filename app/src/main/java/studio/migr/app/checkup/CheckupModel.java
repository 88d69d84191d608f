package studio.migr.app.checkup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.doctor.Check;
import studio.migr.app.doctor.Checkup;
import studio.migr.app.doctor.Finding;
import studio.migr.app.doctor.Report;
import studio.migr.app.message.Messages;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/** The latest checkup of this machine. Lives on the JavaFX thread. */
@Singleton
final class CheckupModel {
  private final ProjectModel projects;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<TaskState<Result>> state =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());

  @Inject
  CheckupModel(ProjectModel projects, TaskRunner tasks) {
    this.projects = projects;
    this.tasks = tasks;
  }

  /**
   * What was found.
   *
   * @param findings in the order of the checks
   * @param report the same as a text without personal data
   */
  record Result(Map<Check, Finding> findings, String report) {}

  ReadOnlyObjectProperty<TaskState<Result>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Checks everything anew, in the background. */
  void start() {
    Path work = projects.project().map(Project::folder).orElseGet(ProjectModel::projectsFolder);
    tasks.start("checkup.running", _ -> check(work), state::set);
  }

  private static Result check(Path work) {
    Map<Check, Finding> findings = new LinkedHashMap<>(Checkup.ofThisMachine(work).run());
    String version = CheckupModel.class.getPackage().getImplementationVersion();
    String text =
        Report.ofThisMachine(work)
            .text(version == null ? Messages.text("checkup.from-sources") : version, findings);
    return new Result(findings, text);
  }
}
