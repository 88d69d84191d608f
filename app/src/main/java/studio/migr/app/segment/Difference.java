package studio.migr.app.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.player.TimeRange;

/**
 * What two people said of one stretch of a clip, and how that compares.
 *
 * @param first what the first said; empty where only the second has a segment
 * @param second what the second said
 */
public record Difference(
    TimeRange range, Kind kind, Optional<Judgement> first, Optional<Judgement> second) {

  /** How two people's segments compare. */
  public enum Kind {
    /** Same emotion and same dominant modality. */
    AGREE,
    /** Another emotion, whatever carries it. */
    EMOTION,
    /** Same emotion, carried by something else. */
    DOMINANT,
    ONLY_FIRST,
    ONLY_SECOND
  }

  /** Stretches shorter than this, in ms, come from rounding and not from people. */
  private static final double SHORTEST_MS = 1;

  /** Whether the two do not say the same. */
  public boolean differs() {
    return kind != Kind.AGREE;
  }

  /**
   * All stretches of which at least one of two people said something, in order of time. Where
   * segments of one person overlap, the one that begins later counts.
   */
  static List<Difference> between(List<LabelEvent> first, List<LabelEvent> second) {
    TreeSet<Double> borders = new TreeSet<>();
    for (List<LabelEvent> events : List.of(first, second)) {
      for (LabelEvent event : events) {
        TimeRange range = SegmentModel.rangeOf(event.key());
        borders.add(range.startMs());
        borders.add(range.endMs());
      }
    }
    List<Difference> all = new ArrayList<>();
    Double from = null;
    for (double to : borders) {
      if (from != null && to - from >= SHORTEST_MS) {
        double middle = (from + to) / 2;
        add(all, new TimeRange(from, to), saidAt(first, middle), saidAt(second, middle));
      }
      if (from == null || to - from >= SHORTEST_MS) {
        from = to;
      }
    }
    return List.copyOf(all);
  }

  private static void add(
      List<Difference> all,
      TimeRange range,
      Optional<Judgement> first,
      Optional<Judgement> second) {
    if (first.isEmpty() && second.isEmpty()) {
      return;
    }
    Difference next = new Difference(range, kind(first, second), first, second);
    Difference last = all.isEmpty() ? null : all.getLast();
    if (last != null
        && last.range.endMs() == range.startMs()
        && last.first.equals(first)
        && last.second.equals(second)) {
      all.removeLast();
      next =
          new Difference(
              new TimeRange(last.range.startMs(), range.endMs()), next.kind, first, second);
    }
    all.add(next);
  }

  private static Kind kind(Optional<Judgement> first, Optional<Judgement> second) {
    if (second.isEmpty()) {
      return Kind.ONLY_FIRST;
    }
    if (first.isEmpty()) {
      return Kind.ONLY_SECOND;
    }
    if (!first.get().emotion().equals(second.get().emotion())) {
      return Kind.EMOTION;
    }
    return first.get().dominant().equals(second.get().dominant()) ? Kind.AGREE : Kind.DOMINANT;
  }

  private static Optional<Judgement> saidAt(List<LabelEvent> events, double ms) {
    return events.stream()
        .filter(event -> SegmentModel.rangeOf(event.key()).contains(ms))
        .max(Comparator.comparingDouble(event -> SegmentModel.rangeOf(event.key()).startMs()))
        .map(LabelEvent::judgement);
  }
}
