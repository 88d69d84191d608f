package studio.migr.app.explain;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.paint.Color;
import javafx.util.Subscription;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.app.timeline.TrackKind;
import studio.migr.runtime.attention.LookColumn;

/** Where the model looked and listened along the clip: the picture above, the sound below. */
@Singleton
final class LookKind implements TrackKind {
  private static final double BRIGHTEST = 0.9;
  private static final double FAINTEST = 0.06;

  private final LooksModel model;
  private final List<Track> tracks = List.of(new Looks());

  @Inject
  LookKind(LooksModel model) {
    this.model = model;
  }

  @Override
  public List<Track> tracks() {
    boolean there =
        model.tokens() > 0 && model.columns().stream().anyMatch(one -> one.kind().timed());
    return there ? tracks : List.of();
  }

  @Override
  public Subscription onChange(Runnable changed) {
    return model.changesProperty().subscribe(_ -> changed.run());
  }

  @Override
  public Subscription onRepaint(Consumer<Track> painted) {
    return model
        .hoveredProperty()
        .subscribe(_ -> tracks.forEach(painted))
        .and(model.selectedProperty().subscribe(_ -> tracks.forEach(painted)));
  }

  private final class Looks implements Track {
    @Override
    public String id() {
      return "looks";
    }

    @Override
    public String name() {
      return Messages.text("explain.track");
    }

    @Override
    public String hint() {
      return Messages.text("explain.track.tip");
    }

    @Override
    public double usualHeight() {
      return 34;
    }

    @Override
    public void paint(TrackArea area) {
      float[] shares = model.shares();
      double half = area.height() / 2;
      paint(area, shares, LookColumn.Kind.PICTURE, area.colors().visual(), area.top(), half);
      paint(area, shares, LookColumn.Kind.SOUND, area.colors().audio(), area.top() + half, half);
    }

    /** Each row by its own largest, since a frame has more positions than a step of sound. */
    private void paint(
        TrackArea area,
        float[] shares,
        LookColumn.Kind kind,
        Color color,
        double top,
        double height) {
      double most = 0;
      for (int k = 0; k < shares.length; k++) {
        most = model.columns().get(k).kind() == kind ? Math.max(most, shares[k]) : most;
      }
      for (int k = 0; k < shares.length && most > 0; k++) {
        LookColumn column = model.columns().get(k);
        double left = Math.max(0, area.xOf(column.fromMs()));
        double right = Math.min(area.width(), area.xOf(column.toMs()));
        if (column.kind() == kind && right > left) {
          double bright = FAINTEST + (BRIGHTEST - FAINTEST) * shares[k] / most;
          double bar = (height - 4) * shares[k] / most;
          area.brush()
              .fill(color.deriveColor(0, 1, 1, bright), left, top + 2, right - left, height - 4);
          area.brush().fill(color, left, top + height - 2 - bar, right - left, Math.min(bar, 1.5));
        }
      }
    }

    @Override
    public Optional<String> valueAt(double ms) {
      float[] shares = model.shares();
      StringBuilder said = new StringBuilder();
      for (int k = 0; k < shares.length; k++) {
        LookColumn column = model.columns().get(k);
        if (column.kind().timed() && ms >= column.fromMs() && ms < column.toMs()) {
          said.append(said.isEmpty() ? "" : "   ")
              .append(
                  Messages.text(
                      column.kind() == LookColumn.Kind.PICTURE
                          ? "explain.track.picture"
                          : "explain.track.sound",
                      LookWords.percent(shares[k])));
        }
      }
      return said.isEmpty() ? Optional.empty() : Optional.of(said.toString());
    }
  }
}
