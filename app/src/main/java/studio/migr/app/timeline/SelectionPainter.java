package studio.migr.app.timeline;

import studio.migr.app.player.ClockText;
import studio.migr.app.player.TimeRange;

/** Draws the selection: its shade, its edges, its length. */
final class SelectionPainter {
  private SelectionPainter() {}

  static void paint(
      Brush brush,
      TimelinePalette colors,
      TimeWindow window,
      TimelineLayout layout,
      TimeRange range) {
    double width = layout.width();
    double left = window.xOf(range.startMs(), width);
    double right = window.xOf(range.endMs(), width);
    double from = Math.clamp(left, 0, width);
    double to = Math.clamp(right, 0, width);
    double top = layout.rulerBottom();
    double bottom = layout.mapTop();
    if (to > from) {
      brush.fill(colors.selection(), from, 0, to - from, bottom);
      label(brush, colors, range, from, to, top);
    }
    if (left >= 0 && left <= width) {
      brush.upright(colors.selectionEdge(), left, 0, bottom);
    }
    if (right >= 0 && right <= width) {
      brush.upright(colors.selectionEdge(), right - 1, 0, bottom);
    }
  }

  private static void label(
      Brush brush, TimelinePalette colors, TimeRange range, double from, double to, double top) {
    String length = ClockText.length(range.lengthMs());
    String full =
        ClockText.of(range.startMs()) + " \u2013 " + ClockText.of(range.endMs()) + "  " + length;
    double room = to - from - 8;
    String text = Brush.widthOf(full) <= room ? full : Brush.widthOf(length) <= room ? length : "";
    if (!text.isEmpty()) {
      double width = Brush.widthOf(text);
      double x = (from + to - width) / 2;
      brush.fill(colors.background(), x - 4, top + 4, width + 8, 16);
      brush.word(colors.selectionEdge(), text, x, top + 16);
    }
  }
}
