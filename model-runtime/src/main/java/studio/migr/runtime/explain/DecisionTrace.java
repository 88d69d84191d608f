package studio.migr.runtime.explain;

import java.util.ArrayList;
import java.util.List;

/**
 * How the answer comes about: the probabilities of the labels before any reasoning, after each of
 * its sentences, and at the answer itself.
 *
 * @param points in order; the first is before any reasoning, the last is the answer's own place
 */
public record DecisionTrace(List<TracePoint> points) {
  public DecisionTrace {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a trace without a point");
    }
  }

  /** Where the most probable label changes, in order. */
  public List<Flip> flips() {
    List<Flip> flips = new ArrayList<>();
    for (int k = 1; k < points.size(); k++) {
      String before = points.get(k - 1).probabilities().top();
      String now = points.get(k).probabilities().top();
      if (!before.equals(now)) {
        flips.add(new Flip(k, points.get(k).end(), before, now));
      }
    }
    return flips;
  }

  /** What the model answers without reasoning. */
  public TracePoint direct() {
    return points.getFirst();
  }
}
