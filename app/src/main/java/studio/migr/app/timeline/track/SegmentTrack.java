package studio.migr.app.timeline.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Cursor;
import javafx.scene.paint.Color;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClockText;
import studio.migr.app.player.TimeRange;
import studio.migr.app.segment.SegmentEdit;
import studio.migr.app.segment.SegmentModel;
import studio.migr.app.segment.SegmentPart;
import studio.migr.app.timeline.Brush;
import studio.migr.app.timeline.Grip;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.emotion.DominantModality;

/** One annotator's labelled stretches; overlapping ones lie below each other. */
final class SegmentTrack implements Track {
  private static final double EDGE_REACH = 5;
  private static final double STRIPE = 3;
  private static final double LEAST_ROW = 8;

  private record Box(LabelEvent event, TimeRange range, double top, double height) {}

  private final SegmentModel segments;
  private final String annotator;
  private final boolean own;

  SegmentTrack(SegmentModel segments, String annotator, boolean own) {
    this.segments = segments;
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
    for (Box box : boxes) {
      paint(area, box);
    }
    if (own) {
      markAt(area);
      if (boxes.isEmpty() && segments.markProperty().get().isEmpty()) {
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

  private void paint(TrackArea area, Box box) {
    double left = area.xOf(box.range.startMs());
    double right = area.xOf(box.range.endMs());
    if (right < 0 || left > area.width()) {
      return;
    }
    boolean chosen = segments.chosenProperty().get().equals(Optional.of(box.event.key()));
    double from = Math.max(-4, left);
    double width = Math.max(2, Math.min(area.width() + 4, right) - from);
    Brush brush = area.brush();
    Color edge = own ? area.colors().selectionEdge() : area.colors().otherEdge();
    brush.fill(own ? area.colors().own() : area.colors().other(), from, box.top, width, box.height);
    stripe(area, box, from, width);
    brush.frame(edge, chosen ? 2 : 1, from, box.top, width, box.height);
    double room = width - STRIPE - 10;
    if (box.height >= 13) {
      brush.word(
          area.colors().strong(),
          Brush.fitted(words(box.event.judgement()), room),
          Math.max(from, 0) + STRIPE + 4,
          box.top + box.height / 2 + 4);
    }
  }

  /** Sound is blue, picture is orange, both have both. */
  private static void stripe(TrackArea area, Box box, double left, double width) {
    Optional<DominantModality> dominant = box.event.judgement().dominant();
    if (dominant.isEmpty() || width < 8) {
      return;
    }
    double half = box.height / 2;
    Brush brush = area.brush();
    switch (dominant.get()) {
      case AUDIO -> brush.fill(area.colors().audio(), left, box.top, STRIPE, box.height);
      case VISUAL -> brush.fill(area.colors().visual(), left, box.top, STRIPE, box.height);
      case BOTH, CONFLICT -> {
        brush.fill(area.colors().audio(), left, box.top, STRIPE, half);
        brush.fill(area.colors().visual(), left, box.top + half, STRIPE, half);
      }
      case NONE -> brush.fill(area.colors().text(), left, box.top, STRIPE, box.height);
    }
  }

  /** The emotion, and which modality carries it. */
  private static String words(Judgement judgement) {
    String emotion = judgement.emotion().orElse("");
    String dominant =
        judgement
            .dominant()
            .map(modality -> Messages.text("annotate.dominant." + modality.id()))
            .orElse("");
    return emotion.isEmpty() || dominant.isEmpty()
        ? emotion + dominant + (emotion.isEmpty() && dominant.isEmpty() ? "\u2026" : "")
        : emotion + " \u00b7 " + dominant;
  }

  /** A stretch that was begun and has no end yet: open on its right. */
  private void markAt(TrackArea area) {
    OptionalDouble mark = segments.markProperty().get();
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
    List<LabelEvent> events = segments.of(annotator);
    Optional<SegmentEdit> edit = segments.editProperty().get();
    List<Double> ends = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    List<TimeRange> ranges = new ArrayList<>();
    for (LabelEvent event : events) {
      TimeRange saved = SegmentModel.rangeOf(event.key());
      TimeRange range =
          edit.filter(moved -> moved.key().equals(event.key()))
              .map(SegmentEdit::range)
              .orElse(saved);
      int row = 0;
      while (row < ends.size() && ends.get(row) > saved.startMs() + 0.5) {
        row++;
      }
      if (row == ends.size()) {
        ends.add(saved.endMs());
      } else {
        ends.set(row, saved.endMs());
      }
      rows.add(row);
      ranges.add(range);
    }
    double room = area.height() - 4;
    double height = Math.max(LEAST_ROW, room / Math.max(1, ends.size()));
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      double top = area.top() + 2 + Math.min(rows.get(i) * height, Math.max(0, room - height));
      boxes.add(new Box(events.get(i), ranges.get(i), top, height - (ends.size() > 1 ? 1 : 0)));
    }
    return boxes;
  }

  @Override
  public Optional<String> valueAt(double ms) {
    return segments.of(annotator).stream()
        .filter(event -> SegmentModel.rangeOf(event.key()).contains(ms))
        .findFirst()
        .map(
            event -> {
              TimeRange range = SegmentModel.rangeOf(event.key());
              return words(event.judgement())
                  + "  "
                  + ClockText.of(range.startMs())
                  + " \u2013 "
                  + ClockText.of(range.endMs())
                  + "  \u00b7  "
                  + annotator;
            });
  }

  @Override
  public Optional<Grip> gripAt(TrackArea area, double x, double y) {
    if (!own) {
      return Optional.empty();
    }
    for (Box box : boxes(area).reversed()) {
      double left = area.xOf(box.range.startMs());
      double right = area.xOf(box.range.endMs());
      if (y >= box.top && y < box.top + box.height && x >= left - 2 && x <= right + 2) {
        double reach = Math.min(EDGE_REACH, (right - left) / 3);
        SegmentPart part =
            x <= left + reach
                ? SegmentPart.START
                : x >= right - reach ? SegmentPart.END : SegmentPart.WHOLE;
        return Optional.of(new Held(box.event.key(), part));
      }
    }
    return Optional.empty();
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
