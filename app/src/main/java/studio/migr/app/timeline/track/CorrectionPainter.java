package studio.migr.app.timeline.track;

import java.util.List;
import javafx.scene.paint.Color;
import studio.migr.app.face.CorrectedStretch;
import studio.migr.app.message.Messages;
import studio.migr.app.timeline.Brush;
import studio.migr.app.timeline.TrackArea;

/**
 * Draws a person's corrections over a tool's values: solid under a line across the top that has
 * ends; the tool's values stay as an outline.
 */
final class CorrectionPainter {
  private static final double LINE = 2;
  private static final double HIDDEN_SPACING = 4;

  private final TrackArea area;
  private final double top;
  private final double bottom;

  /**
   * @param top where an intensity of 5 reaches
   * @param bottom where an intensity of 0 lies; below it, presence
   */
  CorrectionPainter(TrackArea area, double top, double bottom) {
    this.area = area;
    this.top = top;
    this.bottom = bottom;
  }

  void paint(List<CorrectedStretch> stretches, FaceColumns measured, double highest) {
    for (CorrectedStretch stretch : stretches) {
      double left = Math.max(-LINE, area.xOf(stretch.startMs()));
      double right = Math.min(area.width() + LINE, area.xOf(stretch.endMs()));
      if (right > left) {
        paint(stretch, left, right, measured, highest);
      }
    }
  }

  private void paint(
      CorrectedStretch stretch, double left, double right, FaceColumns measured, double highest) {
    Brush brush = area.brush();
    double width = right - left;
    Color solid = area.colors().visual();
    if (stretch.hidden()) {
      clear(left, width, area.top() + 1, area.bottom() - 1);
      brush.hatch(
          area.colors().strong(), HIDDEN_SPACING, left, top, width, area.bottom() - 1 - top);
    }
    stretch
        .intensity()
        .ifPresent(
            value -> {
              clear(left, width, area.top() + 1, bottom);
              double height = value / highest * (bottom - top);
              brush.fill(solid, left, bottom - height, width, Math.max(height, brush.hair()));
            });
    stretch
        .present()
        .ifPresent(
            there -> {
              double row = area.bottom() - bottom - 2;
              clear(left, width, bottom + 1, area.bottom() - 1);
              if (there) {
                brush.fill(solid, left, bottom + 1, width, row);
              } else {
                brush.frame(solid, brush.hair(), left, bottom + 1, width, row);
              }
            });
    if (stretch.hidden() || stretch.intensity().isPresent()) {
      outline(measured, left, right, highest);
    }
    brush.fill(area.colors().selectionEdge(), left, area.top() + 1, width, LINE);
    brush.fill(area.colors().selectionEdge(), left, area.top() + 1, LINE, area.height() - 2);
    brush.fill(
        area.colors().selectionEdge(), right - LINE, area.top() + 1, LINE, area.height() - 2);
    String word = Messages.text("correction.value.hidden");
    if (stretch.hidden() && width > Brush.widthOf(word) + 12) {
      clear(left + 5, Brush.widthOf(word) + 4, area.top() + 5, area.bottom() - 3);
      brush.word(area.colors().strong(), word, left + 7, area.top() + area.height() / 2 + 5);
    }
  }

  private void clear(double left, double width, double from, double to) {
    area.brush().fill(area.colors().background(), left, from, width, to - from);
  }

  /** The tool's intensity: a step line, as everything hollow is what a machine says. */
  private void outline(FaceColumns measured, double left, double right, double highest) {
    Brush brush = area.brush();
    double hair = brush.hair();
    double before = Double.NaN;
    int last = Math.min(measured.intensity().length, (int) Math.ceil(right / hair));
    for (int x = Math.max(0, (int) Math.floor(left / hair)); x < last; x++) {
      double value = measured.intensity()[x];
      double y = bottom - Math.clamp(value, 0, highest) / highest * (bottom - top);
      if (!Double.isNaN(value)) {
        double from = Double.isNaN(before) ? y : Math.min(y, before);
        double to = Double.isNaN(before) ? y : Math.max(y, before);
        brush.fill(area.colors().strong(), x * hair, from, hair, Math.max(to - from, 1));
      }
      before = Double.isNaN(value) ? Double.NaN : y;
    }
  }

  /** What a person said, in words. */
  static String words(CorrectedStretch stretch, String annotator) {
    StringBuilder said = new StringBuilder();
    stretch
        .intensity()
        .ifPresent(
            value ->
                said.append(Messages.text("correction.value.intensity", Double.toString(value))));
    stretch
        .present()
        .ifPresent(
            there ->
                said.append(said.isEmpty() ? "" : "  ")
                    .append(
                        Messages.text(
                            there ? "correction.value.present" : "correction.value.absent")));
    if (stretch.hidden()) {
      said.append(Messages.text("correction.value.hidden"));
    }
    return Messages.text("correction.value", said.toString(), annotator);
  }
}
