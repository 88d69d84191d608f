package studio.migr.runtime.sound;

import java.util.OptionalLong;
import studio.migr.runtime.media.Rational;

/**
 * Where decoded frames lie, in samples from the start of the track.
 *
 * <p>Many containers count in milliseconds, which is too coarse to name a sample. Codecs whose
 * frames are all of one length still allow it: their frames can only start at multiples of that
 * length.
 */
final class SampleClock {
  private static final double MILLIS = 1000;

  private final Rational timeBase;
  private final int sampleRate;
  private final double startMs;
  private final long tickSamples;
  private final boolean exact;
  private long anchor;
  private long gridOrigin;
  private int grid;

  /**
   * @param startMs time of the first sample on the container's clock, in milliseconds
   */
  SampleClock(Rational timeBase, int sampleRate, double startMs) {
    this.timeBase = timeBase;
    this.sampleRate = sampleRate;
    this.startMs = startMs;
    double samplesPerTick = (double) sampleRate * timeBase.num() / timeBase.den();
    this.tickSamples = (long) Math.ceil(samplesPerTick);
    this.exact = samplesPerTick <= 1;
  }

  /**
   * Tells the clock of the first frames of the stream.
   *
   * @param firstPts PTS of the first frame
   * @param lengths samples in each of the first frames
   */
  void learn(long firstPts, int[] lengths) {
    long first = nearest(firstPts);
    // A first frame nearly at the start is the start: what is left is rounding.
    anchor = Math.abs(first) <= tolerance() ? first : 0;
    gridOrigin = first - anchor + lengths[0];
    grid = lengths.length < 3 ? 0 : lengths[1];
    // The last one may be cut short by the end of the sound.
    for (int k = 2; k < lengths.length - 1; k++) {
      if (lengths[k] != grid) {
        grid = 0;
      }
    }
  }

  /** The sample nearest to a PTS; off by up to half a tick. */
  long nearest(long pts) {
    return Math.round((timeBase.toMillis(pts) - startMs) * sampleRate / MILLIS) - anchor;
  }

  /** The very sample at which the frame with this PTS starts, or nothing if it cannot be known. */
  OptionalLong exactly(long pts) {
    long nearest = nearest(pts);
    if (exact) {
      return OptionalLong.of(nearest);
    }
    if (grid > 0) {
      long snapped = gridOrigin + Math.round((double) (nearest - gridOrigin) / grid) * grid;
      if (Math.abs(snapped - nearest) <= tickSamples + 2) {
        return OptionalLong.of(snapped);
      }
    }
    return OptionalLong.empty();
  }

  /** Deviations up to this many samples are rounding or jitter of the clock, not gaps. */
  long tolerance() {
    return sampleRate / 100 + tickSamples;
  }

  /** The tick at or before a sample. */
  long ticks(long sample) {
    double ms = startMs + (sample + anchor) * MILLIS / sampleRate;
    return (long) Math.floor(ms * timeBase.den() / (MILLIS * timeBase.num()));
  }
}
