package studio.migr.training.watch;

import java.util.List;

/** A metric as it is drawn: at most so many points, in the order of their steps. */
public record Curve(List<Point> points) {
  public static final Curve NONE = new Curve(List.of());

  /**
   * A stretch of steps.
   *
   * @param step the last of the stretch
   */
  public record Point(long step, double mean, double low, double high) {}

  public Curve {
    points = List.copyOf(points);
  }

  /** The newest mean; NaN if there is none. */
  public double last() {
    return points.isEmpty() ? Double.NaN : points.getLast().mean();
  }
}
