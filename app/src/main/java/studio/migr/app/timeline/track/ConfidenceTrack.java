package studio.migr.app.timeline.track;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** How sure the tool was of the face, from 0 to 1; hatched where it found none. */
final class ConfidenceTrack implements Track {
  /** From here on values count as sure; the border that OpenFace's own documentation uses. */
  static final double SURE = 0.8;

  private static final ActionUnit ANY = new ActionUnit(1);

  private final TimelineModel model;
  private final AuTrack source;
  private final String suffix;

  ConfidenceTrack(TimelineModel model, AuTrack source, String suffix) {
    this.model = model;
    this.source = source;
    this.suffix = suffix;
  }

  @Override
  public String id() {
    return "confidence" + suffix;
  }

  @Override
  public String name() {
    return Messages.text("timeline.track.confidence") + suffix;
  }

  @Override
  public String hint() {
    return Messages.text("timeline.track.source", source.source());
  }

  @Override
  public String group() {
    return Messages.text("timeline.track.units", source.source());
  }

  @Override
  public boolean shownAtFirst() {
    return false;
  }

  @Override
  public double usualHeight() {
    return 24;
  }

  @Override
  public void paint(TrackArea area) {
    if (!model.pictureShown()) {
      return;
    }
    FaceColumns all = FaceColumns.of(source, ANY, area, model.player().startMs());
    GraphicsContext g = area.brush().g();
    double hair = area.brush().hair();
    double bottom = area.bottom() - 2;
    double height = area.height() - 5;
    Color color = area.colors().text();
    g.setFill(color.deriveColor(0, 1, 1, 0.55));
    for (int x = 0; x < all.confidence().length; x++) {
      double sure = all.confidence()[x];
      if (sure > 0) {
        double top = area.brush().snap(bottom - Math.min(1, sure) * height);
        g.fillRect(x * hair, top, hair, bottom - top);
      }
    }
    Runs.each(
        all.covered().length,
        x -> all.covered()[x] && Double.isNaN(all.confidence()[x]),
        (from, to) ->
            area.brush()
                .hatch(
                    color.deriveColor(0, 1, 1, 0.45),
                    6,
                    from * hair,
                    area.top() + 1,
                    (to - from) * hair,
                    area.height() - 2));
    area.brush().fill(area.colors().grid(), 0, bottom - SURE * height, area.width(), hair);
  }

  @Override
  public Optional<String> valueAt(double ms) {
    int row = source.rowAt(ms - model.player().startMs());
    if (!model.pictureShown() || row < 0) {
      return Optional.empty();
    }
    return Optional.of(
        (source.found()[row]
                ? String.format(Locale.ROOT, "%.2f", source.confidence()[row])
                : Messages.text("timeline.track.face-not-found"))
            + "  \u00b7  "
            + source.source());
  }
}
