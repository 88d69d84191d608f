package studio.migr.app.timeline.track;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Cursor;
import javafx.scene.paint.Color;
import studio.migr.app.label.LabelKey;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClockText;
import studio.migr.app.player.TimeRange;
import studio.migr.app.segment.MarkModel;
import studio.migr.app.segment.SegmentEdit;
import studio.migr.app.segment.SegmentModel;
import studio.migr.app.segment.SegmentPart;
import studio.migr.app.timeline.Brush;
import studio.migr.app.timeline.Grip;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.app.timeline.track.SegmentPainter.Box;

/** One annotator's labelled stretches; the annotator's own can be dragged. */
final class SegmentTrack implements Track {
  private static final double EDGE_REACH = 5;

  private final SegmentModel segments;
  private final MarkModel marks;
  private final SegmentPainter painter;
  private final String annotator;
  private final boolean own;

  SegmentTrack(
      SegmentModel segments,
      MarkModel marks,
      SegmentPainter painter,
      String annotator,
      boolean own) {
    this.segments = segments;
    this.marks = marks;
    this.painter = painter;
    this.annotator = annotator;
    this.own = own;
  }

  @Override
  public String id() {
    return own ? "segments" : "segments:" + annotator;
  }

  @Override
  public String name() {
    return own ? Messages.text("timeline.track.segments") : annotator;
  }

  @Override
  public String hint() {
    return own
        ? Messages.text("timeline.track.segments.tip")
        : Messages.text("timeline.track.segments.other", annotator);
  }

  @Override
  public boolean shownAtFirst() {
    return own;
  }

  @Override
  public double usualHeight() {
    return 26;
  }

  @Override
  public void paint(TrackArea area) {
    List<Box> boxes = boxes(area);
    Color edge = own ? area.colors().selectionEdge() : area.colors().otherEdge();
    Color ground = own ? area.colors().own() : area.colors().other();
    for (Box box : boxes) {
      boolean chosen = segments.chosenProperty().get().equals(Optional.of(box.event().key()));
      painter.paint(area, box, edge, ground, chosen);
    }
    if (own) {
      markAt(area);
      if (boxes.isEmpty() && marks.markProperty().get().isEmpty()) {
        String text = Messages.text("timeline.track.segments.none");
        double x = 12 + Brush.widthOf(name()) + Brush.CHARACTER;
        area.brush()
            .word(
                area.colors().text(),
                Brush.fitted(text, area.width() - x - 8),
                x,
                area.top() + area.height() / 2 + 4);
      }
    }
  }

  /** A stretch that was begun and has no end yet: open on its right. */
  private void markAt(TrackArea area) {
    OptionalDouble mark = marks.markProperty().get();
    if (mark.isEmpty()) {
      return;
    }
    double left = area.xOf(mark.getAsDouble());
    area.brush().fill(area.colors().selectionEdge(), left, area.top() + 2, 2, area.height() - 4);
    area.brush()
        .word(
            area.colors().selectionEdge(),
            Messages.text("timeline.track.segments.begun", ClockText.of(mark.getAsDouble())),
            left + 6,
            area.top() + area.height() / 2 + 4);
  }

  private List<Box> boxes(TrackArea area) {
    Optional<SegmentEdit> edit = segments.editProperty().get();
    return SegmentPainter.boxes(
        area,
        segments.of(annotator),
        event ->
            edit.filter(moved -> moved.key().equals(event.key()))
                .map(SegmentEdit::range)
                .orElseGet(() -> SegmentModel.rangeOf(event.key())));
  }

  @Override
  public Optional<String> valueAt(double ms) {
    return SegmentPainter.valueAt(segments.of(annotator), ms, annotator);
  }

  @Override
  public Optional<Grip> gripAt(TrackArea area, double x, double y) {
    if (!own) {
      return Optional.empty();
    }
    for (Box box : boxes(area).reversed()) {
      if (box.isAt(area, x, y, 2)) {
        return Optional.of(new Held(box.event().key(), partAt(area, box.range(), x)));
      }
    }
    return Optional.empty();
  }

  private static SegmentPart partAt(TrackArea area, TimeRange range, double x) {
    double left = area.xOf(range.startMs());
    double right = area.xOf(range.endMs());
    double reach = Math.min(EDGE_REACH, (right - left) / 3);
    return x <= left + reach
        ? SegmentPart.START
        : x >= right - reach ? SegmentPart.END : SegmentPart.WHOLE;
  }

  private final class Held implements Grip {
    private final LabelKey key;
    private final SegmentPart part;

    Held(LabelKey key, SegmentPart part) {
      this.key = key;
      this.part = part;
    }

    @Override
    public Cursor cursor() {
      return part == SegmentPart.WHOLE ? Cursor.HAND : Cursor.H_RESIZE;
    }

    @Override
    public void press() {
      segments.choose(key);
    }

    @Override
    public void drag(double fromMs, double toMs, double reachMs) {
      segments.drag(key, part, toMs - fromMs, reachMs);
    }

    @Override
    public void drop() {
      segments.drop();
    }
  }
}
