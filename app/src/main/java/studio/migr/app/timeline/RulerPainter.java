package studio.migr.app.timeline;

import java.util.Optional;
import javafx.scene.paint.Color;
import studio.migr.runtime.media.VideoTrack;

/** Draws the scale: clock above, frames below, and lines through the waveform. */
final class RulerPainter {
  private static final double LABEL_ROOM = 76;
  private static final double FRAME_TICKS_FROM = 5;
  private static final double FRAME_NUMBERS_FROM = 40;
  private static final double SMALL_TICK = 4;
  private static final double FRAME_TICK = 4;
  private static final double KEY_FRAME_TICK = 8;

  private RulerPainter() {}

  /** The lines at the labelled marks, below everything else. */
  static void grid(
      Brush brush, TimelinePalette colors, TimeWindow window, TimelineLayout layout, Scale scale) {
    grid(brush, colors, window, layout.width(), scale, layout.rulerBottom(), layout.tracksBottom());
  }

  /** The same lines from {@code top} to {@code bottom}. */
  static void grid(
      Brush brush,
      TimelinePalette colors,
      TimeWindow window,
      double width,
      Scale scale,
      double top,
      double bottom) {
    for (Scale.Mark mark : scale.labelled(window, width, LABEL_ROOM)) {
      brush.upright(colors.grid(), window.xOf(mark.ms(), width), top, bottom);
    }
  }

  /** The scale itself and the strip of frames, over whatever is scrolled below them. */
  static void paint(
      Brush brush,
      TimelinePalette colors,
      TimeWindow window,
      TimelineLayout layout,
      Scale scale,
      Optional<VideoTrack> video) {
    double width = layout.width();
    brush.fill(colors.ruler(), 0, 0, width, layout.rulerBottom());
    for (double ms : scale.small(window, width, LABEL_ROOM)) {
      double x = window.xOf(ms, width);
      brush.upright(colors.grid(), x, layout.rulerBottom() - SMALL_TICK, layout.rulerBottom());
    }
    for (Scale.Mark mark : scale.labelled(window, width, LABEL_ROOM)) {
      double x = window.xOf(mark.ms(), width);
      brush.upright(colors.grid(), x, 0, layout.rulerBottom());
      if (x + 4 + Brush.widthOf(mark.label()) <= width) {
        brush.word(colors.text(), mark.label(), x + 4, 13);
      }
    }
    brush.fill(colors.grid(), 0, layout.rulerBottom() - 1, width, 1);
    double framesTop = layout.tracksBottom();
    brush.fill(colors.ruler(), 0, framesTop, width, layout.mapTop() - framesTop);
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
    double bottom = layout.mapTop();
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
