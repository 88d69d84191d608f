package studio.migr.app.correction;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.face.CorrectedStretch;
import studio.migr.app.label.Segment;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.FaceTracks;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.TimeRange;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.runtime.media.VideoTrack;

/**
 * The annotator's corrections of the open clip, and the lane that the next one is about. Lives on
 * the JavaFX thread; knows no control. Corrections of other people stay hidden, to keep judgements
 * free.
 */
@Singleton
public final class CorrectionModel {
  /** Times that were made from the same frame differ by less, in ms. */
  private static final double SAME_MS = 0.5;

  private final ProjectModel projects;
  private final PlayerModel player;
  private final AnnotateModel annotate;
  private final AnnotatorModel annotator;
  private final ReadOnlyObjectWrapper<Optional<UnitLane>> lane =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<UnitCorrection>> own =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanBinding possible;
  private Subscription subscription = Subscription.EMPTY;

  @Inject
  CorrectionModel(
      ProjectModel projects,
      PlayerModel player,
      FaceTracks faces,
      AnnotateModel annotate,
      AnnotatorModel annotator) {
    this.projects = projects;
    this.player = player;
    this.annotate = annotate;
    this.annotator = annotator;
    this.possible =
        Bindings.createBooleanBinding(
            () ->
                lane.get().isPresent()
                    && annotate.editableProperty().get()
                    && player.condition().nowProperty().get().hasPicture()
                    && video().isPresent(),
            lane,
            annotate.editableProperty(),
            player.condition().nowProperty(),
            player.sourceProperty());
    own.subscribe(faces::correct);
    projects.stateProperty().subscribe(_ -> listen());
    player.sourceProperty().subscribe(_ -> refresh());
    annotator.nameProperty().subscribe(_ -> refresh());
  }

  /** The lane that is corrected; empty while another kind of track is chosen. */
  public ReadOnlyObjectProperty<Optional<UnitLane>> laneProperty() {
    return lane.getReadOnlyProperty();
  }

  /** Says which lane the user has chosen. */
  public void choose(Optional<UnitLane> chosen) {
    if (!chosen.equals(lane.get())) {
      lane.set(chosen);
    }
  }

  /** Whether a correction can be made now. */
  public BooleanBinding possible() {
    return possible;
  }

  /** The annotator's corrections of the open clip, oldest first. */
  public ReadOnlyObjectProperty<List<UnitCorrection>> ownProperty() {
    return own.getReadOnlyProperty();
  }

  /** What holds of the annotator's corrections of one lane, in order of time. */
  public List<CorrectedStretch> of(UnitLane wanted) {
    return CorrectedStretch.of(
        own.get().stream()
            .filter(
                each ->
                    each.unit().equals(wanted.unit()) && each.corrects().equals(wanted.corrects()))
            .toList());
  }

  /** Whose corrections {@link #of} gives. */
  public String annotator() {
    return annotator.name();
  }

  /**
   * Corrects the chosen lane over the selected stretch, as far as it has frames; without a
   * selection, at the frame on screen.
   */
  public void correct(UnitValue value) {
    Optional<Segment> stretch = stretch();
    if (!possible.get() || stretch.isEmpty()) {
      return;
    }
    Project project = projects.project().orElseThrow();
    String clip = player.source().orElseThrow().id();
    String who = annotator.name();
    UnitLane about = lane.get().orElseThrow();
    annotate.save(
        () ->
            project
                .unitCorrections()
                .correct(clip, who, about.corrects(), about.unit(), stretch.get(), value),
        this::refresh);
  }

  /** From the first to the last frame that shows within the selection. */
  private Optional<Segment> stretch() {
    if (video().isEmpty()) {
      return Optional.empty();
    }
    VideoTrack video = video().get();
    int last = video.frames().size() - 1;
    Optional<TimeRange> range = player.selection().range();
    int from;
    int to;
    if (range.isPresent()) {
      from = video.frameAtMillis(range.get().startMs());
      to = video.frameAtMillis(range.get().endMs() - SAME_MS);
    } else {
      from = player.frameIndexProperty().get().orElse(-1);
      to = from;
    }
    if (to < 0) {
      return Optional.empty();
    }
    long start = video.frames().pts(Math.clamp(from, 0, last));
    long end =
        to < last
            ? video.frames().pts(to + 1)
            : Math.max(start + 1, video.timeBase().toTicks(video.endMillis()));
    return Optional.of(new Segment(start, end, video.timeBase()));
  }

  private Optional<VideoTrack> video() {
    return player.source().flatMap(clip -> clip.info().video());
  }

  private void listen() {
    subscription.unsubscribe();
    subscription =
        projects
            .project()
            .map(open -> open.labels().onChange(clips -> Platform.runLater(() -> changed(clips))))
            .orElse(Subscription.EMPTY);
    refresh();
  }

  private void changed(Set<String> clips) {
    if (player.source().map(ClipSource::id).filter(clips::contains).isPresent()) {
      refresh();
    }
  }

  private void refresh() {
    List<UnitCorrection> now =
        projects
            .project()
            .flatMap(open -> player.source().map(clip -> open.unitCorrections().of(clip.id())))
            .orElse(List.of())
            .stream()
            .filter(each -> each.annotator().equals(annotator.name()))
            .toList();
    if (!now.equals(own.get())) {
      own.set(now);
    }
  }
}
