package studio.migr.app.timeline.track;

import java.util.List;
import java.util.Optional;
import javafx.scene.paint.Color;
import studio.migr.app.message.Messages;
import studio.migr.app.segment.ComparisonModel;
import studio.migr.app.segment.ComparisonModel.Pair;
import studio.migr.app.segment.Difference;
import studio.migr.app.timeline.Brush;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;

/**
 * Where two people agree and where they differ, each in a word and a pattern of its own: agreement
 * is a thin line; another emotion a close hatching; another dominant modality a wide one; a segment
 * that only one of them has is an empty frame.
 */
final class DifferenceTrack implements Track {
  private static final double CLOSE = 4;
  private static final double WIDE = 10;

  private final ComparisonModel comparison;
  private final Pair pair;

  DifferenceTrack(ComparisonModel comparison, Pair pair) {
    this.comparison = comparison;
    this.pair = pair;
  }

  @Override
  public String id() {
    return "differences";
  }

  @Override
  public String name() {
    return Messages.text("timeline.track.differences");
  }

  @Override
  public String hint() {
    List<Difference> all = comparison.differencesProperty().get();
    return Messages.text(
        "timeline.track.differences.tip", all.stream().filter(Difference::differs).count());
  }

  @Override
  public double usualHeight() {
    return 22;
  }

  @Override
  public void paint(TrackArea area) {
    List<Difference> all = comparison.differencesProperty().get();
    if (all.isEmpty()) {
      double x = 12 + Brush.widthOf(name()) + Brush.CHARACTER;
      String text = Messages.text("timeline.track.differences.none");
      area.brush()
          .word(
              area.colors().text(),
              Brush.fitted(text, area.width() - x - 8),
              x,
              area.top() + area.height() / 2 + 4);
    }
    all.forEach(each -> paint(area, each));
  }

  private void paint(TrackArea area, Difference each) {
    double left = Math.max(-4, area.xOf(each.range().startMs()));
    double right = Math.min(area.width() + 4, area.xOf(each.range().endMs()));
    if (right < 0 || left > area.width()) {
      return;
    }
    double width = Math.max(2, right - left);
    double top = area.top() + 2;
    double height = area.height() - 5;
    Brush brush = area.brush();
    Color warning = area.colors().warning();
    switch (each.kind()) {
      case AGREE -> brush.fill(area.colors().text(), left, top + height - 2, width, 2);
      case EMOTION -> {
        brush.hatch(warning, CLOSE, left, top, width, height);
        brush.frame(warning, 1, left, top, width, height);
      }
      case DOMINANT -> {
        brush.hatch(area.colors().text(), WIDE, left, top, width, height);
        brush.frame(area.colors().text(), 1, left, top, width, height);
      }
      case ONLY_FIRST, ONLY_SECOND ->
          brush.frame(area.colors().text(), 1, left, top, width, height);
    }
    String words = Brush.fitted(words(each), right - Math.max(left, 0) - 8);
    if (!words.isEmpty() && height >= 13) {
      double x = Math.max(left, 0) + 4;
      // The words stand on clear ground, not on the pattern.
      brush.fill(area.colors().background(), x - 2, top + 2, Brush.widthOf(words) + 4, height - 4);
      brush.word(area.colors().strong(), words, x, top + height / 2 + 4);
    }
  }

  private String words(Difference each) {
    return switch (each.kind()) {
      case AGREE -> Messages.text("timeline.track.differences.agree");
      case EMOTION -> Messages.text("timeline.track.differences.emotion");
      case DOMINANT -> Messages.text("timeline.track.differences.dominant");
      case ONLY_FIRST -> Messages.text("timeline.track.differences.only", pair.first());
      case ONLY_SECOND -> Messages.text("timeline.track.differences.only", pair.second());
    };
  }

  @Override
  public Optional<String> valueAt(double ms) {
    return comparison.differencesProperty().get().stream()
        .filter(each -> each.range().contains(ms))
        .findFirst()
        .map(
            each ->
                words(each)
                    + "  \u00b7  "
                    + said(pair.first(), each.first())
                    + "  |  "
                    + said(pair.second(), each.second()));
  }

  private static String said(String person, Optional<studio.migr.app.label.Judgement> judgement) {
    return person + ": " + judgement.map(SegmentPainter::words).orElse("\u2013");
  }
}
