package studio.migr.app.timeline.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import javafx.util.Subscription;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.segment.ComparisonModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackKind;

/** While two people are compared: a lane for each of them, and between them where they differ. */
@Singleton
final class ComparisonKind implements TrackKind {
  private final ComparisonModel comparison;
  private final AnnotateModel annotate;

  @Inject
  ComparisonKind(ComparisonModel comparison, AnnotateModel annotate) {
    this.comparison = comparison;
    this.annotate = annotate;
  }

  @Override
  public List<Track> tracks() {
    SegmentPainter painter = new SegmentPainter(annotate.scheme());
    return comparison
        .pairProperty()
        .get()
        .map(
            two ->
                List.<Track>of(
                    new ComparedTrack(comparison, painter, "first", two.first()),
                    new DifferenceTrack(comparison, two),
                    new ComparedTrack(comparison, painter, "second", two.second())))
        .orElse(List.of());
  }

  @Override
  public Subscription onChange(Runnable changed) {
    return comparison
        .pairProperty()
        .subscribe(_ -> changed.run())
        .and(comparison.differencesProperty().subscribe(_ -> changed.run()))
        .and(annotate.schemeProperty().subscribe(_ -> changed.run()));
  }
}
