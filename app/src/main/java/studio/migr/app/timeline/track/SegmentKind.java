package studio.migr.app.timeline.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;
import studio.migr.app.annotate.AnnotateModel;
import studio.migr.app.annotator.AnnotatorModel;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.segment.ComparisonModel;
import studio.migr.app.segment.MarkModel;
import studio.migr.app.segment.SegmentModel;
import studio.migr.app.timeline.Track;
import studio.migr.app.timeline.TrackKind;

/**
 * A lane of labelled stretches for each annotator. The annotator's own is shown; those of others
 * stay hidden until they are asked for, to keep judgements free.
 */
@Singleton
final class SegmentKind implements TrackKind {
  private final SegmentModel segments;
  private final AnnotatorModel annotator;
  private final AnnotateModel annotate;
  private final MarkModel marks;
  private final ComparisonModel comparison;

  @Inject
  SegmentKind(
      SegmentModel segments,
      MarkModel marks,
      ComparisonModel comparison,
      AnnotatorModel annotator,
      AnnotateModel annotate) {
    this.segments = segments;
    this.marks = marks;
    this.comparison = comparison;
    this.annotator = annotator;
    this.annotate = annotate;
  }

  @Override
  public List<Track> tracks() {
    if (annotate.targetProperty().get().isEmpty()) {
      return List.of();
    }
    SegmentPainter painter = new SegmentPainter(annotate.scheme());
    String me = annotator.name();
    return segments.annotators().stream()
        .filter(name -> name.equals(me) || comparison.allowedProperty().get())
        .<Track>map(name -> new SegmentTrack(segments, marks, painter, name, name.equals(me)))
        .toList();
  }

  @Override
  public Subscription onChange(Runnable changed) {
    ListChangeListener<LabelEvent> listener = _ -> changed.run();
    segments.segments().addListener(listener);
    Subscription list = () -> segments.segments().removeListener(listener);
    return list.and(segments.chosenProperty().subscribe(_ -> changed.run()))
        .and(segments.editProperty().subscribe(_ -> changed.run()))
        .and(marks.markProperty().subscribe(_ -> changed.run()))
        .and(comparison.allowedProperty().subscribe(_ -> changed.run()))
        .and(annotate.schemeProperty().subscribe(_ -> changed.run()))
        .and(annotate.targetProperty().subscribe(_ -> changed.run()))
        .and(annotator.nameProperty().subscribe(_ -> changed.run()));
  }
}
