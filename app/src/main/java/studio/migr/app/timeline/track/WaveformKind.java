package studio.migr.app.timeline.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import javafx.util.Subscription;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.app.timeline.TrackKind;
import studio.migr.app.timeline.WaveformPainter;

/** The sound as a wave. Always there: it also says why there is none. */
@Singleton
final class WaveformKind implements TrackKind {
  private static final double MARGIN = 4;

  private final TimelineModel model;
  private final List<Track> tracks = List.of(new Waveform());

  @Inject
  WaveformKind(TimelineModel model) {
    this.model = model;
  }

  @Override
  public List<Track> tracks() {
    return tracks;
  }

  @Override
  public Subscription onChange(Runnable changed) {
    return model
        .waveform()
        .finerProperty()
        .subscribe(_ -> changed.run())
        .and(model.peaksProperty().subscribe(_ -> changed.run()));
  }

  private final class Waveform implements Track {
    @Override
    public String id() {
      return TimelineModel.WAVEFORM;
    }

    @Override
    public String name() {
      return Messages.text("timeline.track.waveform");
    }

    @Override
    public double usualHeight() {
      return 96;
    }

    @Override
    public boolean takesRest() {
      return true;
    }

    @Override
    public void paint(TrackArea area) {
      if (model.soundShown()) {
        model
            .waveform()
            .columns(area.window(), area.columns())
            .ifPresent(
                drawn ->
                    WaveformPainter.paint(
                        area.brush(),
                        area.colors(),
                        drawn,
                        model.waveform().peak(),
                        area.top() + MARGIN,
                        area.bottom() - MARGIN));
      }
    }
  }
}
