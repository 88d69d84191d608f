package studio.migr.app.timeline;

/**
 * The part of a clip that the time axis shows, and the way between its times and pixels. Immutable;
 * all times in milliseconds on the container's clock.
 *
 * @param startMs time at the left edge
 * @param endMs time at the right edge
 */
public record TimeWindow(double startMs, double endMs) {

  /** The shortest stretch that can be shown, in milliseconds: some 200 samples of sound. */
  public static final double SHORTEST_MS = 5;

  /**
   * @throws IllegalArgumentException if the window is empty or not finite
   */
  public TimeWindow {
    if (!(endMs > startMs) || !Double.isFinite(startMs) || !Double.isFinite(endMs)) {
      throw new IllegalArgumentException("no window: " + startMs + ".." + endMs);
    }
  }

  public double lengthMs() {
    return endMs - startMs;
  }

  /** Where {@code ms} lies on an axis of {@code width} pixels; outside 0..width if not shown. */
  public double xOf(double ms, double width) {
    return (ms - startMs) / lengthMs() * width;
  }

  /** The time at pixel {@code x} of an axis of {@code width} pixels. */
  public double msAt(double x, double width) {
    return startMs + x / width * lengthMs();
  }

  public boolean contains(double ms) {
    return ms >= startMs && ms <= endMs;
  }

  /**
   * Shows {@code factor} times as much, with {@code fixedMs} staying at its pixel as far as the
   * edges of the clip allow.
   *
   * @param factor below 1 zooms in
   * @param fixedMs the time under the pointer
   * @param whole the whole clip, never left
   */
  public TimeWindow zoomed(double factor, double fixedMs, TimeWindow whole) {
    double shortest = Math.min(SHORTEST_MS, whole.lengthMs());
    double length = Math.clamp(lengthMs() * factor, shortest, whole.lengthMs());
    double start = fixedMs - (fixedMs - startMs) * (length / lengthMs());
    return new TimeWindow(start, start + length).within(whole);
  }

  /** The same length, {@code ms} later, stopped by the edges of the clip. */
  public TimeWindow shifted(double ms, TimeWindow whole) {
    return new TimeWindow(startMs + ms, endMs + ms).within(whole);
  }

  /** The same length with {@code ms} at the given share (0..1) of the axis. */
  public TimeWindow showing(double ms, double share, TimeWindow whole) {
    double start = ms - share * lengthMs();
    return new TimeWindow(start, start + lengthMs()).within(whole);
  }

  /** This window, moved and if need be shortened until it lies in {@code whole}. */
  public TimeWindow within(TimeWindow whole) {
    if (lengthMs() >= whole.lengthMs()) {
      return whole;
    }
    double start = Math.clamp(startMs, whole.startMs, whole.endMs - lengthMs());
    return new TimeWindow(start, start + lengthMs());
  }
}
