package studio.migr.app.timeline.track;

import java.util.Optional;
import studio.migr.app.message.Messages;
import studio.migr.app.segment.ComparisonModel;
import studio.migr.app.segment.SegmentModel;
import studio.migr.app.timeline.Brush;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackArea;

/** The segments of one of two people who are compared. */
final class ComparedTrack implements Track {
  private final ComparisonModel comparison;
  private final SegmentPainter painter;
  private final String place;
  private final String person;

  /**
   * @param place {@code first} or {@code second}
   */
  ComparedTrack(ComparisonModel comparison, SegmentPainter painter, String place, String person) {
    this.comparison = comparison;
    this.painter = painter;
    this.place = place;
    this.person = person;
  }

  @Override
  public String id() {
    return "compared:" + place;
  }

  @Override
  public String name() {
    return Brush.fitted(person, 16 * Brush.CHARACTER);
  }

  @Override
  public String hint() {
    return Messages.text("timeline.track.compared.tip");
  }

  @Override
  public double usualHeight() {
    return 26;
  }

  @Override
  public void paint(TrackArea area) {
    SegmentPainter.boxes(
            area, comparison.compared(person), event -> SegmentModel.rangeOf(event.key()))
        .forEach(
            box ->
                painter.paint(area, box, area.colors().otherEdge(), area.colors().other(), false));
  }

  @Override
  public Optional<String> valueAt(double ms) {
    return SegmentPainter.valueAt(comparison.compared(person), ms, person);
  }
}
