package studio.migr.app.timeline;

import java.util.Optional;
import javafx.scene.paint.Color;
import studio.migr.app.player.ClockText;
import studio.migr.runtime.media.VideoTrack;

/** Draws the scale: clock above, frames below, and lines through the waveform. */
final class RulerPainter {
  private static final double LABEL_ROOM = 76;
  private static final double FRAME_TICKS_FROM = 5;
  private static final double FRAME_NUMBERS_FROM = 40;
  private static final double FRAME_TICK = 4;
  private static final double KEY_FRAME_TICK = 8;

  private RulerPainter() {}

  static void paint(
      Brush brush,
      TimelinePalette colors,
      TimeWindow window,
      TimelineLayout layout,
      Optional<VideoTrack> video) {
    double width = layout.width();
    brush.fill(colors.ruler(), 0, 0, width, layout.rulerBottom());
    double step = TickSteps.labelled(window.lengthMs() / width, LABEL_ROOM);
    double small = TickSteps.between(step);
    double smallLength = 4;
    for (double ms = TickSteps.firstAtOrAfter(window.startMs(), small);
        ms <= window.endMs();
        ms += small) {
      double x = window.xOf(ms, width);
      brush.upright(colors.grid(), x, layout.rulerBottom() - smallLength, layout.rulerBottom());
    }
    for (double ms = TickSteps.firstAtOrAfter(window.startMs(), step);
        ms <= window.endMs();
        ms += step) {
      double x = window.xOf(ms, width);
      brush.upright(colors.grid(), x, 0, layout.waveBottom());
      String label = ClockText.coarse(ms, step);
      if (x + 4 + Brush.widthOf(label) <= width) {
        brush.word(colors.text(), label, x + 4, 13);
      }
    }
    brush.fill(colors.grid(), 0, layout.rulerBottom() - 1, width, 1);
    video.ifPresent(track -> frames(brush, colors, window, layout, track));
  }

  private static void frames(
      Brush brush,
      TimelinePalette colors,
      TimeWindow window,
      TimelineLayout layout,
      VideoTrack track) {
    double width = layout.width();
    int first = track.frameAtMillis(window.startMs());
    int last = track.frameAtMillis(window.endMs());
    double room = width / (last - first + 1);
    if (room < FRAME_TICKS_FROM) {
      return;
    }
    Color color = colors.text();
    double bottom = layout.waveBottom();
    for (int k = first; k <= last; k++) {
      double x = window.xOf(track.millisOf(k), width);
      double length = track.frames().isKey(k) ? KEY_FRAME_TICK : FRAME_TICK;
      brush.upright(color, x, bottom - length, bottom);
      if (room >= FRAME_NUMBERS_FROM) {
        brush.word(color, Integer.toString(k), x + 3, bottom - 3);
      }
    }
  }
}
