package studio.migr.app.timeline.track;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import studio.migr.runtime.voice.VoiceTrack;

/**
 * Heights for frequencies: an octave is everywhere as tall, as it is heard.
 *
 * @param lowestHz at the bottom
 * @param highestHz at the top
 */
record PitchAxis(double lowestHz, double highestHz) {
  /** Where there is no voice, and the least that is shown of one. */
  private static final PitchAxis USUAL = new PitchAxis(75, 300);

  private static final double ROOM = 1.06;
  private static final double LEAST_RATIO = 2;
  private static final int[] LABELS = {50, 75, 100, 150, 200, 250, 300, 400, 500, 600};

  /** With room for nearly all that was measured: single strays may lie beyond. */
  static PitchAxis of(VoiceTrack voice) {
    double[] sorted =
        IntStream.range(0, voice.rows())
            .mapToDouble(row -> voice.f0Hz()[row])
            .filter(hz -> !Double.isNaN(hz))
            .sorted()
            .toArray();
    if (sorted.length == 0) {
      return USUAL;
    }
    double low = sorted[sorted.length / 100] / ROOM;
    double high = sorted[sorted.length - 1 - sorted.length / 100] * ROOM;
    double missing = Math.max(1, Math.sqrt(LEAST_RATIO / (high / low)));
    return new PitchAxis(low / missing, high * missing);
  }

  /** From 0 at the bottom to 1 at the top; beyond for what is beyond. */
  double shareOf(double hz) {
    return Math.log(hz / lowestHz) / Math.log(highestHz / lowestHz);
  }

  /** Round frequencies that are at least {@code apart} of the height from each other. */
  List<Integer> labels(double apart) {
    List<Integer> chosen = new ArrayList<>();
    double last = -apart;
    for (int hz : LABELS) {
      double share = shareOf(hz);
      if (share >= 0 && share <= 1 && share - last >= apart) {
        chosen.add(hz);
        last = share;
      }
    }
    return chosen;
  }
}
