package studio.migr.app.measure;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.clip.Clip;
import studio.migr.app.face.FaceInstrument;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.settings.Settings;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;

/** The measuring of the open project; ends with it. Lives on the JavaFX thread. */
@Singleton
public final class MeasureModel {
  private final ProjectModel projects;
  private final TaskRunner tasks;
  private final FaceInstrument instrument;
  private final ReadOnlyObjectWrapper<TaskState<MeasureReport>> state =
      new ReadOnlyObjectWrapper<>(new TaskState.Idle<>());
  private final BooleanBinding possible;
  private final BooleanBinding otherFacePossible;
  private final PlayerModel player;
  private TaskHandle running = () -> {};
  private Optional<Project> measured = Optional.empty();
  private boolean asked = true;

  @Inject
  MeasureModel(ProjectModel projects, TaskRunner tasks, Settings settings, PlayerModel player) {
    this.player = player;
    this.projects = projects;
    this.tasks = tasks;
    this.instrument = new FaceInstrument(settings, System.getenv());
    this.possible =
        Bindings.createBooleanBinding(
            () ->
                projects.project().isPresent()
                    && !(state.get() instanceof TaskState.Running<MeasureReport>),
            projects.stateProperty(),
            state);
    this.otherFacePossible =
        Bindings.createBooleanBinding(
            () ->
                possible.get()
                    && projects.project().filter(o -> o.readOnlyReason().isEmpty()).isPresent()
                    && player.source().flatMap(clip -> clip.info().video()).isPresent(),
            possible,
            player.sourceProperty());
    projects.stateProperty().subscribe(_ -> stopIfClosed());
  }

  /** Whether there is a project and nothing is measured now. */
  public BooleanBinding possible() {
    return possible;
  }

  /** How the latest measuring stands. */
  public ReadOnlyObjectProperty<TaskState<MeasureReport>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Measures what is not measured yet. */
  public void start() {
    start(true);
  }

  /**
   * As {@link #start}, without anybody having asked: what could not be measured is not announced.
   */
  public void startUnasked() {
    start(false);
  }

  /** Whether the user asked for the latest measuring. */
  boolean asked() {
    return asked;
  }

  private void start(boolean byUser) {
    asked = byUser;
    measured = projects.project();
    measured.ifPresent(
        project ->
            running =
                tasks.start(
                    "measure.running", new ProjectMeasurement(project, instrument), state::set));
  }

  /** Whether the open clip has a picture in which another face could be followed. */
  public BooleanBinding otherFacePossible() {
    return otherFacePossible;
  }

  /** Follows the next face of the open clip. */
  public void followOtherFace() {
    asked = true;
    measured = projects.project();
    Optional<Clip> clip =
        measured.flatMap(open -> player.source().flatMap(it -> open.library().find(it.id())));
    clip.ifPresent(
        each ->
            running =
                tasks.start(
                    "measure.following",
                    new OtherFace(measured.orElseThrow(), each, instrument),
                    state::set));
  }

  private void stopIfClosed() {
    if (!projects.project().equals(measured)) {
      running.cancel();
    }
  }
}
