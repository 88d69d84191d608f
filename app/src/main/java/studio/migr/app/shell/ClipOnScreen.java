package studio.migr.app.shell;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.clip.Clip;
import studio.migr.app.label.Segment;
import studio.migr.app.library.ClipRow;
import studio.migr.app.library.LibraryModel;
import studio.migr.app.player.ClipSource;
import studio.migr.app.player.PlayerModel;
import studio.migr.app.player.TimeRange;
import studio.migr.app.project.Project;
import studio.migr.app.project.ProjectModel;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.Rational;

/**
 * Ties the features together around the chosen clip: it goes to the player, the way it is played
 * becomes the condition of its label, and the stretch selected on the timeline becomes the stretch
 * that is labelled.
 */
@Singleton
public final class ClipOnScreen {
  private final ProjectModel projects;
  private final PlayerModel player;

  @Inject
  ClipOnScreen(
      ProjectModel projects, LibraryModel library, PlayerModel player, AnnotateModel annotate) {
    this.projects = projects;
    this.player = player;
    library.selectedProperty().subscribe(this::play);
    player.condition().judgedProperty().subscribe(annotate.conditionProperty()::set);
    player
        .selection()
        .rangeProperty()
        .subscribe(range -> annotate.segmentProperty().set(range.flatMap(this::segment)));
  }

  private void play(Optional<ClipRow> row) {
    Optional<Project> project = projects.project();
    if (row.isEmpty() || project.isEmpty() || row.get().clip().missing()) {
      player.close();
      return;
    }
    Clip clip = row.get().clip();
    Project open = project.get();
    Optional<java.nio.file.Path> cache =
        open.readOnlyReason().isPresent() ? Optional.empty() : Optional.of(open.cacheFolder());
    player.open(new ClipSource(clip.id(), clip.path(), open.library().media(clip.id()), cache));
  }

  private Optional<Segment> segment(TimeRange range) {
    return player
        .source()
        .map(ClipSource::info)
        .map(
            info -> {
              Rational base = timeBase(info);
              long start = base.toTicks(range.startMs());
              return new Segment(start, Math.max(start + 1, base.toTicks(range.endMs())), base);
            });
  }

  private static Rational timeBase(MediaInfo info) {
    return info.video()
        .map(video -> video.timeBase())
        .orElseGet(() -> new Rational(1, info.audio().getFirst().sampleRate()));
  }
}
