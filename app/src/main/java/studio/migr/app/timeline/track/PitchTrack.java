package studio.migr.app.timeline.track;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskState;
import studio.migr.app.timeline.Brush;
import studio.migr.app.timeline.TimelineModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.app.voice.VoiceModel;
import studio.migr.runtime.voice.VoiceTrack;

/** The fundamental frequency as a line, with a gap where there is no voice. */
final class PitchTrack implements Track {
  private static final double MARGIN = 5;
  private static final double LINE = 1.5;
  private static final double LABEL_APART = 15;

  /** From here to the right the edge has room for the numbers of the axis. */
  private static final double LABEL_ROOM = 3 * Brush.CHARACTER + 6;

  private final TimelineModel model;
  private final VoiceModel voice;
  private final Map<VoiceTrack, PitchAxis> axes = new IdentityHashMap<>(1);

  PitchTrack(TimelineModel model, VoiceModel voice) {
    this.model = model;
    this.voice = voice;
  }

  @Override
  public String id() {
    return "pitch";
  }

  @Override
  public String name() {
    return Messages.text("timeline.track.pitch");
  }

  @Override
  public String hint() {
    return Messages.text("timeline.track.pitch.tip");
  }

  @Override
  public double usualHeight() {
    return 52;
  }

  @Override
  public void paint(TrackArea area) {
    if (!model.soundShown()) {
      return;
    }
    if (voice.voice().isEmpty()) {
      say(area, Messages.text(stateKey()));
      return;
    }
    VoiceTrack track = voice.voice().get();
    if (!axes.containsKey(track)) {
      axes.clear(); // only the open clip's: its values are sorted for it
      axes.put(track, PitchAxis.of(track));
    }
    PitchAxis axis = axes.get(track);
    double height = area.height() - 2 * MARGIN;
    for (int hz : axis.labels(LABEL_APART / height)) {
      area.brush()
          .fill(area.colors().grid(), 0, y(area, axis, hz), area.width(), area.brush().hair());
    }
    if (track.summary().voicedShare() == 0) {
      say(area, Messages.text("timeline.track.pitch.none"));
    } else {
      line(area, track, axis);
    }
    for (int hz : axis.labels(LABEL_APART / height)) {
      label(area, Integer.toString(hz), y(area, axis, hz));
    }
  }

  private String stateKey() {
    return switch (voice.voiceProperty().get()) {
      case TaskState.Failed<VoiceTrack> _ -> "timeline.track.pitch.failed";
      case TaskState.Cancelled<VoiceTrack> _ -> "timeline.track.pitch.cancelled";
      default -> "timeline.track.pitch.measuring";
    };
  }

  private void say(TrackArea area, String words) {
    double left = Math.max(0, (area.width() - Brush.widthOf(words)) / 2);
    area.brush().word(area.colors().text(), words, left, area.top() + area.height() / 2 + 4);
  }

  private static void label(TrackArea area, String words, double y) {
    double left = area.width() - LABEL_ROOM;
    Brush brush = area.brush();
    brush.fill(
        area.colors().background().deriveColor(0, 1, 1, 0.82), left - 2, y - 6, LABEL_ROOM, 12);
    brush.word(area.colors().text(), words, area.width() - Brush.widthOf(words) - 5, y + 4);
  }

  private static double y(TrackArea area, PitchAxis axis, double hz) {
    double share = Math.clamp(axis.shareOf(hz), 0.0, 1.0);
    return area.bottom() - MARGIN - share * (area.height() - 2 * MARGIN);
  }

  private static void line(TrackArea area, VoiceTrack track, PitchAxis axis) {
    double rowWidth = area.xOf(VoiceTrack.HOP_MS) - area.xOf(0);
    int first = (int) Math.floor((area.msAt(0) - track.startMs()) / VoiceTrack.HOP_MS) - 1;
    int last = (int) Math.ceil((area.msAt(area.width()) - track.startMs()) / VoiceTrack.HOP_MS) + 1;
    int from = Math.max(0, first);
    int to = Math.min(track.rows(), last);
    if (rowWidth * area.brush().scale() >= 1) {
      eachRow(area, track, axis, from, to);
    } else {
      eachColumn(area, track, axis, from, to);
    }
  }

  /** A line through neighbouring voiced rows; a single one is as wide as its time. */
  private static void eachRow(TrackArea area, VoiceTrack track, PitchAxis axis, int from, int to) {
    GraphicsContext g = area.brush().g();
    g.setStroke(area.colors().audio());
    g.setLineWidth(LINE);
    Runs.each(
        to - from,
        row -> !Float.isNaN(track.f0Hz()[from + row]),
        (start, end) -> {
          double half = VoiceTrack.HOP_MS / 2.0;
          g.beginPath();
          for (int row = from + start; row < from + end; row++) {
            double middle = track.startMs() + row * (double) VoiceTrack.HOP_MS + half;
            double y = y(area, axis, track.f0Hz()[row]);
            if (row == from + start) {
              g.moveTo(area.xOf(middle - half), y);
            }
            g.lineTo(area.xOf(middle), y);
            if (row == from + end - 1) {
              g.lineTo(area.xOf(middle + half), y);
            }
          }
          g.stroke();
        });
  }

  /** Several rows in each column of pixels: from their lowest to their highest. */
  private static void eachColumn(
      TrackArea area, VoiceTrack track, PitchAxis axis, int from, int to) {
    GraphicsContext g = area.brush().g();
    double hair = area.brush().hair();
    g.setFill(area.colors().audio());
    int row = from;
    while (row < to) {
      int column = columnOf(area, track, row);
      float low = Float.POSITIVE_INFINITY;
      float high = 0;
      for (; row < to && columnOf(area, track, row) == column; row++) {
        float hz = track.f0Hz()[row];
        if (!Float.isNaN(hz)) {
          low = Math.min(low, hz);
          high = Math.max(high, hz);
        }
      }
      if (high > 0) {
        double top = y(area, axis, high) - LINE / 2;
        g.fillRect(column * hair, top, hair, y(area, axis, low) + LINE / 2 - top);
      }
    }
  }

  private static int columnOf(TrackArea area, VoiceTrack track, int row) {
    double ms = track.startMs() + (row + 0.5) * VoiceTrack.HOP_MS;
    return (int) Math.floor(area.xOf(ms) * area.brush().scale());
  }

  @Override
  public Optional<String> valueAt(double ms) {
    if (!model.soundShown()) {
      return Optional.empty();
    }
    return voice
        .voice()
        .flatMap(
            track -> {
              int row = track.rowAt(ms);
              return row < 0 ? Optional.empty() : Optional.of(words(track, row));
            });
  }

  private static String words(VoiceTrack track, int row) {
    float hz = track.f0Hz()[row];
    return Float.isNaN(hz)
        ? Messages.text("timeline.track.pitch.unvoiced")
        : Messages.text(
            "timeline.track.pitch.value",
            String.format(Locale.ROOT, hz < 100 ? "%.1f" : "%.0f", hz),
            String.format(Locale.ROOT, "%.0f", track.hnrDb()[row]).replace('-', '\u2212'));
  }
}
