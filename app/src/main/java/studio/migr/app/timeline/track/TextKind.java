package studio.migr.app.timeline.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.app.task.TaskHandle;
import studio.migr.app.task.TaskRunner;
import studio.migr.app.task.TaskState;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackKind;
import studio.migr.runtime.emotion.Condition;

/**
 * A lane for each tier, transcript or list of subtitles that came in for the open clip; read in the
 * background.
 *
 * <p>Nobody knows what a file from elsewhere gives away: in a round, and for whoever is given one
 * of two senses alone, the lanes say nothing.
 */
@Singleton
final class TextKind implements TrackKind {
  private final ProjectModel projects;
  private final PlayerModel player;
  private final AnnotateModel annotate;
  private final TaskRunner tasks;
  private final ReadOnlyObjectWrapper<List<Track>> tracks = new ReadOnlyObjectWrapper<>(List.of());

  /** What is on screen, or being read. */
  private List<String> files = List.of();

  private TaskHandle reading = () -> {};
  private Subscription subscription = Subscription.EMPTY;

  /** Counts the readings, so that the texts of a former clip are not taken for those of this. */
  private int asked;

  @Inject
  TextKind(ProjectModel projects, PlayerModel player, AnnotateModel annotate, TaskRunner tasks) {
    this.projects = projects;
    this.player = player;
    this.annotate = annotate;
    this.tasks = tasks;
    projects.stateProperty().subscribe(_ -> listen());
    player.sourceProperty().subscribe(_ -> read(true));
  }

  @Override
  public List<Track> tracks() {
    return tracks.get();
  }

  @Override
  public Subscription onChange(Runnable changed) {
    return tracks
        .subscribe(_ -> changed.run())
        .and(annotate.targetProperty().subscribe(_ -> changed.run()))
        .and(player.condition().nowProperty().subscribe(_ -> changed.run()));
  }

  private void listen() {
    subscription.unsubscribe();
    subscription =
        projects
            .project()
            .map(open -> open.labels().onChange(_ -> Platform.runLater(() -> changed(open))))
            .orElse(Subscription.EMPTY);
    read(true);
  }

  /** Every label is such a change, too: files are read only where others hold now. */
  private void changed(Project project) {
    boolean others =
        player.source().map(clip -> !project.tracks().files(clip.id()).equals(files)).orElse(false);
    if (others) {
      read(false);
    }
  }

  /**
   * @param otherClip whether what is shown now belongs to another clip
   */
  private void read(boolean otherClip) {
    reading.cancel();
    int ticket = ++asked;
    if (otherClip) {
      tracks.set(List.of());
      files = List.of();
    }
    Optional<Project> project = projects.project();
    Optional<ClipSource> source = player.source();
    if (project.isPresent() && source.isPresent()) {
      String clipId = source.get().id();
      files = project.get().tracks().files(clipId);
      if (files.isEmpty()) {
        tracks.set(List.of());
        return;
      }
      reading =
          tasks.start(
              "timeline.texts",
              _ -> lanes(project.get().tracks().of(clipId)),
              (TaskState<List<Track>> state) -> {
                if (ticket == asked && state instanceof TaskState.Done<List<Track>>(var found)) {
                  tracks.set(found);
                }
              });
    }
  }

  private List<Track> lanes(List<studio.migr.app.track.Track> texts) {
    Map<String, Integer> seen = new HashMap<>();
    List<Track> lanes = new ArrayList<>();
    for (studio.migr.app.track.Track each : texts) {
      int twin = seen.merge(each.source() + "/" + each.name(), 1, Integer::sum);
      lanes.add(
          new TextTrack(player, each, this::mayShow, lanes.size(), twin == 1 ? "" : "@" + twin));
    }
    return List.copyOf(lanes);
  }

  private boolean mayShow() {
    Condition given = player.condition().nowProperty().get();
    boolean whole =
        player
            .source()
            .map(ClipSource::info)
            .map(
                info ->
                    (given.hasSound() || !info.hasSound())
                        && (given.hasPicture() || info.video().isEmpty()))
            .orElse(false);
    return whole && annotate.targetProperty().get().map(key -> key.round() == 0).orElse(true);
  }
}
