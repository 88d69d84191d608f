package studio.migr.runtime.voice;

import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.work.Work;

/**
 * The range in which a recording's voice moves, found by a coarse first look, after De Looze and
 * Hirst (2008): from 0.75 times the first quartile to 2 times the third. Widened to nearly all of
 * what was found, so that a steep glide stays inside.
 *
 * @param settings the search to make within the range
 * @param peak amplitude that only a hundredth of the frames exceed: unlike the very peak, it does
 *     not depend on one knock
 */
record PitchRange(PitchSettings settings, double peak) {
  private static final int HOP_MS = 20;

  /** With fewer frames than this quartiles say nothing. */
  private static final int FEWEST = 10;

  /** Share of the peak: softer frames are often fricatives, whose noise seems very high or low. */
  private static final double LOUD = 0.1;

  private static final double EVERY_FRAME_IS_HEARD = Double.MIN_NORMAL;

  static PitchRange of(Recording recording, Work work) throws MediaException {
    PitchSettings wide = PitchSettings.ANY_VOICE;
    PitchCandidates candidates = new PitchCandidates(wide, 1);
    PitchPath path = new PitchPath(wide, EVERY_FRAME_IS_HEARD, HOP_MS);
    FloatColumn heights = new FloatColumn();
    int reach = (int) (2 * Recording.RATE / wide.floorHz());
    new FrameClock(HOP_MS * Recording.RATE / 1000, reach)
        .walk(
            recording,
            work,
            (samples, centre) -> {
              PitchFrame frame = candidates.around(samples, centre);
              path.add(frame);
              heights.add(frame.peak());
            });
    float[] peaks = heights.toArray();
    double peak = new Quantiles(peaks).at(0.99);
    float[] hz = path.finish();
    for (int i = 0; i < hz.length; i++) {
      if (peaks[i] < LOUD * peak) {
        hz[i] = Float.NaN;
      }
    }
    return new PitchRange(around(new Quantiles(hz), wide), peak);
  }

  private static PitchSettings around(Quantiles hz, PitchSettings wide) {
    if (hz.count() < FEWEST) {
      return wide;
    }
    double floor = Math.min(0.75 * hz.at(0.25), 0.9 * hz.at(0.02));
    double ceiling = Math.max(2 * hz.at(0.75), 1.2 * hz.at(0.95));
    return PitchSettings.of(
        Math.max(PitchSettings.LOWEST_HZ, floor), Math.min(PitchSettings.HIGHEST_HZ, ceiling));
  }
}
