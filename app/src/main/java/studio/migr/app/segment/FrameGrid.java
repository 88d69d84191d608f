package studio.migr.app.segment;

import java.util.List;
import java.util.Optional;
import studio.migr.app.label.Segment;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.media.VideoTrack;

/**
 * The instants at which a stretch of a clip should begin and end: where frames begin, and where the
 * last one ends. A sound alone has one every 10 ms. Times in ms on the container's clock.
 */
final class FrameGrid {
  private static final double SOUND_STEP_MS = 10;

  private final Optional<VideoTrack> video;
  private final double startMs;
  private final double endMs;

  FrameGrid(MediaInfo info) {
    this.video = info.video();
    this.startMs = info.startMs();
    this.endMs = info.endMs();
  }

  /** The stretch between two instants, in ticks of the stream; one tick at least. */
  static Segment segment(MediaInfo info, double startMs, double endMs) {
    Rational base =
        info.video()
            .map(VideoTrack::timeBase)
            .orElseGet(() -> new Rational(1, info.audio().getFirst().sampleRate()));
    long start = base.toTicks(startMs);
    return new Segment(start, Math.max(start + 1, base.toTicks(endMs)), base);
  }

  /** The instant nearest to {@code ms}. */
  double nearest(double ms) {
    int at = indexBefore(ms);
    double before = msOf(at);
    double after = msOf(at + 1);
    return ms - before <= after - ms ? before : after;
  }

  /** The instant {@code steps} after the one nearest to {@code ms}, or before it if negative. */
  double shifted(double ms, int steps) {
    int at = indexBefore(ms);
    int nearest = ms - msOf(at) <= msOf(at + 1) - ms ? at : at + 1;
    return msOf(nearest + steps);
  }

  /** {@code ms}, drawn to the nearest of {@code edges} in reach, else to this grid. */
  double snapped(double ms, List<Double> edges, double reachMs) {
    double best = Double.NaN;
    for (double edge : edges) {
      double away = Math.abs(edge - ms);
      if (away <= reachMs && !(Math.abs(best - ms) <= away)) {
        best = edge;
      }
    }
    return Double.isNaN(best) ? nearest(ms) : best;
  }

  private int indexBefore(double ms) {
    return video.isPresent()
        ? Math.max(0, video.get().frameAtMillis(ms))
        : (int) Math.max(0, Math.floor((ms - startMs) / SOUND_STEP_MS + 1e-6));
  }

  private double msOf(int index) {
    if (video.isEmpty()) {
      return Math.clamp(startMs + index * SOUND_STEP_MS, startMs, endMs);
    }
    VideoTrack track = video.get();
    int frames = track.frames().size();
    return index >= frames
        ? Math.max(endMs, track.millisOf(frames - 1))
        : track.millisOf(Math.max(0, index));
  }
}
