package studio.migr.app.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.exchange.source.FoundSpan;
import studio.migr.app.label.Segment;
import studio.migr.runtime.media.FrameIndex;
import studio.migr.runtime.media.MediaInfo;
import studio.migr.runtime.media.Rational;
import studio.migr.runtime.media.VideoTrack;

/** Where segments of one clip can lie, and which ticks the times of a file mean there. */
public final class Placement {
  /** How far a segment may reach over the end of its clip and is cut there: a frame, about. */
  private static final double OVERHANG_MS = 50;

  /** Ticks and decimal texts put times off by less than this. */
  private static final double ROUNDING_MS = 0.05;

  private final double startMs;
  private final double endMs;
  private final Rational timeBase;
  private final Optional<VideoTrack> video;

  public Placement(MediaInfo media) {
    startMs = media.startMs();
    endMs = media.endMs();
    timeBase = timeBase(media);
    video = media.video();
  }

  /** Seconds in a tick of the clip's segments. */
  public static Rational timeBase(MediaInfo media) {
    return media
        .video()
        .map(video -> video.timeBase())
        .orElseGet(() -> new Rational(1, media.audio().getFirst().sampleRate()));
  }

  /** Start of the clip on the container's clock, in milliseconds. */
  public double startMs() {
    return startMs;
  }

  /** End of the clip on the container's clock, in milliseconds. */
  public double endMs() {
    return endMs;
  }

  /** The segment that is meant; empty if the clip has no such stretch. */
  public Optional<Segment> place(FoundSpan span) {
    return switch (span) {
      case FoundSpan.Ticks ticks -> place(ticks);
      case FoundSpan.Frames frames -> place(frames.inMillis());
      case FoundSpan.Millis millis -> {
        double zero = millis.zero() == FoundSpan.Zero.CLIP_START ? startMs : 0;
        yield place(millis.startMs() + zero, millis.endMs() + zero, millis.resolutionMs());
      }
    };
  }

  private Optional<Segment> place(FoundSpan.Ticks ticks) {
    double start = ticks.timeBase().toMillis(ticks.start());
    double end = ticks.timeBase().toMillis(ticks.end());
    return within(start, end) && ticks.timeBase().equals(timeBase) && ticks.end() > ticks.start()
        ? Optional.of(new Segment(ticks.start(), ticks.end(), timeBase))
        : place(start, end, 0);
  }

  /**
   * @param start on the container's clock, in milliseconds
   * @param resolution frames' boundaries within half of it are meant, in milliseconds
   */
  private Optional<Segment> place(double start, double end, double resolution) {
    if (!within(start, end)) {
      return Optional.empty();
    }
    long startTick = tick(Math.max(start, startMs), resolution);
    long endTick = tick(Math.min(end, endMs), resolution);
    return startTick < endTick
        ? Optional.of(new Segment(startTick, endTick, timeBase))
        : Optional.empty();
  }

  /** Before the clip's own start there is nothing to miss: 0 means its beginning. */
  private boolean within(double start, double end) {
    return start >= Math.min(0, startMs) - ROUNDING_MS && end <= endMs + OVERHANG_MS;
  }

  private long tick(double millis, double resolution) {
    long exact = timeBase.toTicks(millis);
    if (resolution == 0) {
      return exact;
    }
    double nearest = resolution / 2 + ROUNDING_MS;
    long best = exact;
    for (long boundary : boundariesAround(exact)) {
      double distance = Math.abs(timeBase.toMillis(boundary) - millis);
      if (distance <= nearest) {
        nearest = distance;
        best = boundary;
      }
    }
    return best;
  }

  /** Where a segment ends on purpose: at frames, and at the ends of picture and clip. */
  private List<Long> boundariesAround(long tick) {
    List<Long> boundaries = new ArrayList<>();
    boundaries.add(timeBase.toTicks(endMs));
    video.ifPresent(
        track -> {
          FrameIndex frames = track.frames();
          int before = frames.frameAt(tick);
          boundaries.add(frames.pts(before));
          boundaries.add(
              before + 1 < frames.size()
                  ? frames.pts(before + 1)
                  : timeBase.toTicks(Math.min(track.endMillis(), endMs)));
        });
    return boundaries;
  }
}
