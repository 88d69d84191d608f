package studio.migr.app.timeline.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import javafx.util.Subscription;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskState;
import studio.migr.app.timeline.TimeWindow;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.app.timeline.TrackKind;
import studio.migr.runtime.sound.PeakColumns;

/**
 * How loud the sound is, as the level of its root mean square in dB below full scale, from −60 at
 * the bottom to 0 at the top. Of what lies at or below the bottom nothing is drawn.
 */
@Singleton
final class LoudnessKind implements TrackKind {
  private static final double FLOOR_DB = -60;

  /** A single instant is measured over so many ms. */
  private static final double INSTANT_MS = 40;

  private final TimelineModel model;
  private final List<Track> tracks = List.of(new Loudness());

  @Inject
  LoudnessKind(TimelineModel model) {
    this.model = model;
  }

  @Override
  public List<Track> tracks() {
    return model.peaksProperty().get() instanceof TaskState.Done<?> ? tracks : List.of();
  }

  @Override
  public Subscription onChange(Runnable changed) {
    return model.peaksProperty().subscribe(_ -> changed.run());
  }

  private final class Loudness implements Track {
    @Override
    public String id() {
      return "loudness";
    }

    @Override
    public String name() {
      return Messages.text("timeline.track.loudness");
    }

    @Override
    public String hint() {
      return Messages.text("timeline.track.loudness.tip");
    }

    @Override
    public boolean shownAtFirst() {
      return false;
    }

    @Override
    public double usualHeight() {
      return 36;
    }

    @Override
    public void paint(TrackArea area) {
      if (model.soundShown()) {
        model.waveform().overview(area.window(), area.columns()).ifPresent(all -> draw(area, all));
      }
    }

    private void draw(TrackArea area, PeakColumns all) {
      GraphicsContext g = area.brush().g();
      double hair = area.brush().hair();
      double bottom = area.bottom() - 2;
      double height = area.height() - 6;
      g.setFill(area.colors().audio());
      for (int i = 0; i < all.width(); i++) {
        double share = 1 - decibels(all.rms()[i]) / FLOOR_DB;
        if (share > 0) {
          double top = area.brush().snap(bottom - share * height);
          g.fillRect(i * hair, top, hair, bottom - top);
        }
      }
    }

    @Override
    public Optional<String> valueAt(double ms) {
      TimeWindow around = new TimeWindow(ms - INSTANT_MS / 2, ms + INSTANT_MS / 2);
      return model.soundShown()
          ? model
              .waveform()
              .overview(around, 1)
              .map(one -> decibels(one.rms()[0]))
              .map(
                  db ->
                      db <= FLOOR_DB
                          ? Messages.text("timeline.track.loudness.quiet")
                          : Messages.text(
                              "timeline.track.loudness.value",
                              String.format(Locale.ROOT, "%.1f", db).replace('-', '\u2212')))
          : Optional.empty();
    }
  }

  private static double decibels(double rms) {
    return rms <= 0 ? FLOOR_DB : Math.clamp(20 * Math.log10(rms), FLOOR_DB, 0);
  }
}
