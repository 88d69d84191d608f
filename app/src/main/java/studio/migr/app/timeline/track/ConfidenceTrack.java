package studio.migr.app.timeline.track;

import java.util.Locale;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** How sure the tool was of the face, from 0 to 1; hatched where it found none. */
final class ConfidenceTrack extends FaceTrack {
  /** From here on values count as sure; the border that OpenFace's own documentation uses. */
  static final double SURE = 0.8;

  private static final ActionUnit ANY = new ActionUnit(1);

  ConfidenceTrack(TimelineModel model, AuTrack source, String suffix) {
    super(model, source, "confidence", Messages.text("timeline.track.confidence"), suffix);
  }

  @Override
  public double usualHeight() {
    return 24;
  }

  @Override
  void draw(TrackArea area) {
    FaceColumns all = columns(ANY, area);
    GraphicsContext g = area.brush().g();
    double hair = area.brush().hair();
    double bottom = area.bottom() - 2;
    double height = area.height() - 5;
    g.setFill(area.colors().text().deriveColor(0, 1, 1, 0.55));
    for (int x = 0; x < all.confidence().length; x++) {
      double sure = all.confidence()[x];
      if (sure > 0) {
        double top = area.brush().snap(bottom - Math.min(1, sure) * height);
        g.fillRect(x * hair, top, hair, bottom - top);
      }
    }
    hatchMissing(
        area, all, x -> Double.isNaN(all.confidence()[x]), area.top() + 1, area.height() - 2);
    area.brush().fill(area.colors().grid(), 0, bottom - SURE * height, area.width(), hair);
  }

  @Override
  public Optional<String> valueAt(double ms) {
    int row = rowAt(ms);
    if (!shown() || row < 0) {
      return Optional.empty();
    }
    return Optional.of(
        (source().found()[row]
                ? String.format(Locale.ROOT, "%.2f", source().confidence()[row])
                : Messages.text("timeline.track.face-not-found"))
            + "  \u00b7  "
            + source().source());
  }
}
