package studio.migr.app.segment;

import java.util.List;
import studio.migr.app.player.TimeRange;

/**
 * Where a stretch comes to lie when it, or an edge of it, is dragged. Times in ms on the
 * container's clock.
 *
 * @param grid where stretches begin and end
 * @param clip the whole clip, which nothing leaves
 * @param edges what a moving edge is drawn to
 * @param reachMs how near one of them has to be; 0 snaps to nothing, not even to the grid
 */
record SegmentDrag(FrameGrid grid, TimeRange clip, List<Double> edges, double reachMs) {
  /** Two times that differ by less are the same instant. */
  private static final double SAME_MS = 0.5;

  SegmentDrag {
    edges = List.copyOf(edges);
  }

  TimeRange moved(TimeRange range, SegmentPart part, double byMs) {
    return switch (part) {
      case START ->
          new TimeRange(
              Math.min(place(range.startMs() + byMs), before(range.endMs())), range.endMs());
      case END ->
          new TimeRange(
              range.startMs(),
              Math.max(place(range.endMs() + byMs), grid.shifted(range.startMs(), 1)));
      case WHOLE -> whole(range, byMs);
    };
  }

  private TimeRange whole(TimeRange range, double byMs) {
    double start =
        Math.clamp(
            range.startMs() + byMs,
            clip.startMs(),
            Math.max(clip.startMs(), clip.endMs() - range.lengthMs()));
    if (reachMs <= 0) {
      return new TimeRange(start, start + range.lengthMs());
    }
    // Whichever edge finds a neighbour pulls the other along.
    double end = start + range.lengthMs();
    double byStart = place(start) - start;
    double byEnd = place(end) - end;
    boolean endPulls = isEdge(end + byEnd) && !isEdge(start + byStart);
    double pulled = start + (endPulls ? byEnd : byStart);
    double first = endPulls ? grid.nearest(pulled) : pulled;
    return new TimeRange(
        first,
        Math.max(
            grid.shifted(first, 1),
            endPulls ? end + byEnd : grid.nearest(first + range.lengthMs())));
  }

  private boolean isEdge(double ms) {
    return edges.stream().anyMatch(edge -> Math.abs(edge - ms) < SAME_MS);
  }

  /** Where something that was dragged to {@code ms} comes to lie. */
  double place(double ms) {
    double inside = Math.clamp(ms, clip.startMs(), clip.endMs());
    return reachMs <= 0 ? inside : grid.snapped(inside, edges, reachMs);
  }

  private double before(double ms) {
    return Math.max(clip.startMs(), grid.shifted(ms, -1));
  }
}
