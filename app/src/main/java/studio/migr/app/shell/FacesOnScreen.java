package studio.migr.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.util.Subscription;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.runtime.au.AuTrack;

/**
 * Hands what was measured of the faces of the open clip to whoever draws it. Files are read in the
 * background; of a clip left meanwhile nothing is shown.
 */
@Singleton
public final class FacesOnScreen {
  private final ProjectModel projects;
  private final PlayerModel player;
  private final FaceTracks faces;
  private final TaskRunner tasks;
  private TaskHandle reading = () -> {};
  private Subscription subscription = Subscription.EMPTY;

  /** Counts the clips, so that the tracks of a former one are not taken for those of this. */
  private int asked;

  @Inject
  FacesOnScreen(ProjectModel projects, PlayerModel player, FaceTracks faces, TaskRunner tasks) {
    this.projects = projects;
    this.player = player;
    this.faces = faces;
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> listen());
    player.sourceProperty().subscribe(_ -> show(true));
  }

  private void listen() {
    subscription.unsubscribe();
    subscription =
        projects
            .project()
            .map(open -> open.auTracks().onChange(id -> Platform.runLater(() -> changed(id))))
            .orElse(Subscription.EMPTY);
  }

  private void changed(String clipId) {
    if (player.source().filter(clip -> clip.id().equals(clipId)).isPresent()) {
      show(false);
    }
  }

  /**
   * @param otherClip whether what is shown now belongs to another clip
   */
  private void show(boolean otherClip) {
    reading.cancel();
    int ticket = ++asked;
    if (otherClip) {
      faces.show(List.of());
    }
    Optional<Project> project = projects.project();
    Optional<ClipSource> source = player.source();
    if (project.isPresent() && source.isPresent()) {
      String clipId = source.get().id();
      reading =
          tasks.start(
              "player.faces",
              _ -> project.get().auTracks().of(clipId),
              (TaskState<List<AuTrack>> state) -> {
                if (ticket == asked && state instanceof TaskState.Done<List<AuTrack>>(var found)) {
                  faces.show(found);
                }
              });
    }
  }
}
