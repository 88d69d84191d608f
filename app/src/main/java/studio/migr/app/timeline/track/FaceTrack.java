package studio.migr.app.timeline.track;

import java.util.function.IntPredicate;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/**
 * A lane of something that one tool measured of the face: named after what it shows and, from the
 * second source on, its number. Whoever judges without the picture sees nothing of it.
 */
abstract class FaceTrack implements Track {
  private static final double MISSING_SPACING = 6;

  private final TimelineModel model;
  private final AuTrack source;
  private final String id;
  private final String name;

  /**
   * @param suffix tells the lanes of a second source from those of the first; empty for the first
   */
  FaceTrack(TimelineModel model, AuTrack source, String id, String name, String suffix) {
    this.model = model;
    this.source = source;
    this.id = id + suffix;
    this.name = name + suffix;
  }

  @Override
  public final String id() {
    return id;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String hint() {
    return Messages.text("timeline.track.source", source.source());
  }

  @Override
  public final String group() {
    return Messages.text("timeline.track.units", source.source());
  }

  @Override
  public boolean shownAtFirst() {
    return false;
  }

  @Override
  public final void paint(TrackArea area) {
    if (shown()) {
      draw(area);
    }
  }

  /** Paints the lane; the picture may be seen. */
  abstract void draw(TrackArea area);

  final AuTrack source() {
    return source;
  }

  final boolean shown() {
    return model.pictureShown();
  }

  final double startMs() {
    return model.player().startMs();
  }

  final FaceColumns columns(ActionUnit unit, TrackArea area) {
    return FaceColumns.of(source, unit, area, startMs());
  }

  /** The row that holds at {@code ms} on the container's clock; negative before the first. */
  final int rowAt(double ms) {
    return source.rowAt(ms - startMs());
  }

  /** Grey slanting lines over the columns in which nothing was measured. */
  static void hatchMissing(
      TrackArea area, FaceColumns all, IntPredicate missing, double top, double height) {
    double hair = area.brush().hair();
    Runs.each(
        all.covered().length,
        x -> all.covered()[x] && missing.test(x),
        (from, to) ->
            area.brush()
                .hatch(
                    area.colors().text().deriveColor(0, 1, 1, 0.45),
                    MISSING_SPACING,
                    from * hair,
                    top,
                    (to - from) * hair,
                    height));
  }
}
