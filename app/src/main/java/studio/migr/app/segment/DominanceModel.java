package studio.migr.app.segment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.project.Labels;
import studio.migr.app.project.ProjectModel;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Which modality dominates, as it changes while the clip plays: a key says what it is from here on,
 * and the stretch before is labelled with what it was. The clip's end, or the same key again, ends
 * the last stretch. Lives on the JavaFX thread.
 */
@Singleton
public final class DominanceModel {
  private static final double END_MS = 60;

  private final ProjectModel projects;
  private final PlayerModel player;
  private final AnnotateModel annotate;
  private final MarkModel marks;
  private final ReadOnlyObjectWrapper<Optional<Running>> running =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /**
   * A stretch that has no end yet.
   *
   * @param fromMs on the container's clock
   */
  public record Running(DominantModality modality, double fromMs) {}

  @Inject
  DominanceModel(
      ProjectModel projects, PlayerModel player, AnnotateModel annotate, MarkModel marks) {
    this.projects = projects;
    this.player = player;
    this.annotate = annotate;
    this.marks = marks;
    player.sourceProperty().subscribe(_ -> running.set(Optional.empty()));
    player
        .playingProperty()
        .subscribe(
            playing -> {
              if (!playing && player.positionMsProperty().get() >= player.endMs() - END_MS) {
                end(player.endMs());
              }
            });
  }

  /** The stretch that is under way. */
  public ReadOnlyObjectProperty<Optional<Running>> runningProperty() {
    return running.getReadOnlyProperty();
  }

  /** From here on {@code modality} dominates; if it does so already, it ends here. */
  public void mark(DominantModality modality) {
    Optional<ClipSource> source = player.source();
    if (source.isEmpty() || !annotate.editableProperty().get()) {
      return;
    }
    boolean same = running.get().filter(now -> now.modality() == modality).isPresent();
    double here =
        new FrameGrid(source.get().info())
            .nearest(Math.clamp(marks.meant(), player.startMs(), player.endMs()));
    end(here);
    if (!same) {
      running.set(Optional.of(new Running(modality, here)));
    }
  }

  private void end(double ms) {
    Optional<Running> ended = running.get();
    running.set(Optional.empty());
    ended.filter(stretch -> ms > stretch.fromMs()).ifPresent(stretch -> label(stretch, ms));
  }

  private void label(Running stretch, double endMs) {
    Optional<ClipSource> source = player.source();
    Optional<LabelKey> target = annotate.targetProperty().get();
    if (source.isEmpty() || target.isEmpty() || target.get().isGold()) {
      return;
    }
    LabelKey key =
        new LabelKey(
            source.get().id(),
            target.get().annotator(),
            target.get().condition(),
            Optional.of(FrameGrid.segment(source.get().info(), stretch.fromMs(), endMs)),
            target.get().round());
    Judgement before =
        projects
            .project()
            .flatMap(open -> open.labels().current(key))
            .map(LabelEvent::judgement)
            .orElse(Judgement.EMPTY);
    annotate.apply(
        List.of(new Labels.Change(key, before.withDominant(Optional.of(stretch.modality())))),
        () -> {});
  }
}
