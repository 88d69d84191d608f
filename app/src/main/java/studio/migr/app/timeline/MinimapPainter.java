package studio.migr.app.timeline;

import java.util.Optional;
import javafx.scene.paint.Color;
import studio.migr.app.player.TimeRange;

/** Draws the whole clip in small, and which part of it is shown above. */
final class MinimapPainter {
  private MinimapPainter() {}

  static void paint(
      Brush brush,
      TimelinePalette colors,
      TimelineModel model,
      TimelineLayout layout,
      boolean soundShown,
      Optional<TimeRange> selection) {
    TimeWindow whole = model.wholeProperty().get();
    TimeWindow window = model.windowProperty().get();
    double width = layout.mapWidth();
    double top = layout.mapTop();
    double bottom = layout.mapBottom();
    brush.fill(colors.ruler(), 0, top, layout.width(), bottom - top);
    if (soundShown) {
      WaveformSource source = model.waveform();
      source
          .overview(whole, (int) Math.ceil(width * brush.scale()))
          .ifPresent(
              columns ->
                  WaveformPainter.paint(
                      brush, colors, columns, source.peak(), top + 2, bottom - 2));
    }
    selection.ifPresent(
        range -> {
          double from = whole.xOf(range.startMs(), width);
          brush.fill(
              colors.selection(),
              from,
              top,
              Math.max(1, whole.xOf(range.endMs(), width) - from),
              bottom - top);
        });
    if (!window.equals(whole)) {
      double from = whole.xOf(window.startMs(), width);
      double to = Math.max(from + 3, whole.xOf(window.endMs(), width));
      Color veil = colors.ruler().deriveColor(0, 1, 1, 0.72);
      brush.fill(veil, 0, top, from, bottom - top);
      brush.fill(veil, to, top, width - to, bottom - top);
      brush.g().setStroke(colors.selectionEdge());
      brush.g().setLineWidth(1);
      brush
          .g()
          .strokeRect(
              brush.snap(from) + 0.5,
              brush.snap(top) + 0.5,
              Math.max(2, brush.snap(to - from) - 1),
              bottom - top - 1);
    }
    brush.fill(colors.grid(), 0, top, layout.width(), 1);
  }
}
