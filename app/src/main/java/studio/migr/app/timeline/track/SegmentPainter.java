package studio.migr.app.timeline.track;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.paint.Color;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.library.EmotionMark;
import studio.migr.app.message.Messages;
import studio.migr.app.player.ClockText;
import studio.migr.app.player.TimeRange;
import studio.migr.app.segment.SegmentModel;
import studio.migr.app.timeline.Brush;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.Emotion;
import studio.migr.runtime.emotion.EmotionScheme;

/**
 * Draws labelled stretches: in the colour of their emotion, with its shape and its word, and a
 * stripe at the left for what carries it. Overlapping ones lie below each other.
 */
final class SegmentPainter {
  private static final double STRIPE = 3;
  private static final double SHAPE = 10;
  private static final double LEAST_ROW = 8;
  private static final double TINT = 0.24;

  /** One stretch as it is drawn, in px of the view. */
  record Box(LabelEvent event, TimeRange range, double top, double height) {
    boolean isAt(TrackArea area, double x, double y, double reach) {
      return y >= top
          && y < top + height
          && x >= area.xOf(range.startMs()) - reach
          && x <= area.xOf(range.endMs()) + reach;
    }
  }

  private final EmotionScheme scheme;

  SegmentPainter(EmotionScheme scheme) {
    this.scheme = scheme;
  }

  /**
   * Lays stretches out.
   *
   * @param events in order of their starts
   * @param shown where each lies now; not where it is saved while it is dragged
   */
  static List<Box> boxes(
      TrackArea area, List<LabelEvent> events, Function<LabelEvent, TimeRange> shown) {
    List<Double> ends = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (LabelEvent event : events) {
      TimeRange saved = SegmentModel.rangeOf(event.key());
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
    }
    double room = area.height() - 4;
    double height = Math.max(LEAST_ROW, room / Math.max(1, ends.size()));
    List<Box> boxes = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      double top = area.top() + 2 + Math.min(rows.get(i) * height, Math.max(0, room - height));
      boxes.add(
          new Box(
              events.get(i), shown.apply(events.get(i)), top, height - (ends.size() > 1 ? 1 : 0)));
    }
    return boxes;
  }

  /**
   * @param edge of the frame
   * @param ground where no emotion was said
   */
  void paint(TrackArea area, Box box, Color edge, Color ground, boolean chosen) {
    double left = area.xOf(box.range.startMs());
    double right = area.xOf(box.range.endMs());
    if (right < 0 || left > area.width()) {
      return;
    }
    double from = Math.max(-4, left);
    double width = Math.max(2, Math.min(area.width() + 4, right) - from);
    Brush brush = area.brush();
    Optional<Emotion> emotion = box.event.judgement().emotion().flatMap(scheme::find);
    brush.fill(area.colors().background(), from, box.top, width, box.height);
    brush.fill(
        emotion.map(each -> tint(area, each)).orElse(ground), from, box.top, width, box.height);
    stripe(area, box, from, width);
    brush.frame(edge, chosen ? 2 : 1, from, box.top, width, box.height);
    if (box.height >= 13) {
      words(area, box, emotion, Math.max(from, 0) + STRIPE + 3, from + width - 4);
    }
  }

  private static Color tint(TrackArea area, Emotion emotion) {
    return area.colors().emotion(emotion.colour()).deriveColor(0, 1, 1, TINT);
  }

  /** The shape of the emotion and its word, as far as there is room between two places. */
  private static void words(
      TrackArea area, Box box, Optional<Emotion> emotion, double left, double right) {
    double x = left;
    if (emotion.isPresent() && right - x >= SHAPE) {
      area.brush()
          .shape(
              area.colors().emotion(emotion.get().colour()),
              EmotionMark.path(emotion.get().glyph()),
              x,
              box.top + (box.height - SHAPE) / 2,
              SHAPE);
      x += SHAPE + 4;
    }
    area.brush()
        .word(
            area.colors().strong(),
            Brush.fitted(words(box.event.judgement()), right - x),
            x,
            box.top + box.height / 2 + 4);
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
  static String words(Judgement judgement) {
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

  /** What {@code person} said of one instant. */
  static Optional<String> valueAt(List<LabelEvent> events, double ms, String person) {
    return events.stream()
        .filter(event -> SegmentModel.rangeOf(event.key()).contains(ms))
        .findFirst()
        .map(
            event ->
                words(event.judgement())
                    + "  "
                    + span(SegmentModel.rangeOf(event.key()))
                    + "  \u00b7  "
                    + person);
  }

  static String span(TimeRange range) {
    return ClockText.of(range.startMs()) + " \u2013 " + ClockText.of(range.endMs());
  }
}
