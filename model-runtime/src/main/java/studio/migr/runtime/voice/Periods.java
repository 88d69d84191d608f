package studio.migr.runtime.voice;

import java.util.Arrays;
import studio.migr.runtime.media.MediaException;
import studio.migr.runtime.work.Work;

/**
 * What is measured of the periods of a voice, once it is known when it is voiced.
 *
 * @param hnrDb of each frame; NaN where unvoiced
 */
record Periods(float[] hnrDb, Perturbation perturbation) {
  /** A longer stretch is looked at in parts, so that little memory is needed. */
  private static final int MOST_FRAMES = 500;

  private static final int MARGIN = 2 * Recording.RATE / (int) PitchSettings.LOWEST_HZ;

  static Periods of(Recording recording, float[] f0Hz, Work work) throws MediaException {
    int hop = VoiceAnalyzer.HOP;
    float[] hnr = new float[f0Hz.length];
    Arrays.fill(hnr, Float.NaN);
    Perturbation perturbation = new Perturbation();
    Harmonicity harmonicity = new Harmonicity();
    RollingSamples samples = new RollingSamples(recording);
    for (int from = 0; from < f0Hz.length; from++) {
      if (Float.isNaN(f0Hz[from])) {
        continue;
      }
      int to = from;
      while (to < f0Hz.length && to - from < MOST_FRAMES && !Float.isNaN(f0Hz[to])) {
        to++;
      }
      work.check();
      work.progress((long) from * hop, (long) f0Hz.length * hop);
      long start = (long) from * hop;
      samples.hold(start - MARGIN, (long) to * hop + MARGIN);
      for (int frame = from; frame < to; frame++) {
        hnr[frame] =
            (float) harmonicity.decibels(samples, (long) frame * hop + hop / 2, f0Hz[frame]);
      }
      float[] stretch = new float[(to - from) * hop + 2 * MARGIN];
      samples.copy(start - MARGIN, stretch);
      perturbation.add(Pulses.in(stretch, MARGIN, (to - from) * hop, period(f0Hz, from, to)));
      from = to - 1;
    }
    work.progress((long) f0Hz.length * hop, (long) f0Hz.length * hop);
    return new Periods(hnr, perturbation);
  }

  /** The period in samples, by a straight line between the frames. */
  private static Pulses.Period period(float[] f0Hz, int from, int to) {
    int hop = VoiceAnalyzer.HOP;
    return sample -> {
      double place = Math.clamp(from + (sample - hop / 2.0) / hop, from, to - 1.0);
      int below = (int) place;
      int above = Math.min(below + 1, to - 1);
      return Recording.RATE / (f0Hz[below] + (place - below) * (f0Hz[above] - f0Hz[below]));
    };
  }
}
