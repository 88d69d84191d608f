package studio.migr.training.feed;

import java.util.Optional;
import java.util.SplittableRandom;
import studio.migr.training.model.ClipFeatures;

/**
 * A clip a little otherwise than it was taken, so that a model learns what matters and not these
 * very pictures and sounds: mirrored, lighter or darker, moved by a few pixels; the sound earlier
 * or later, louder or softer, and with a band and a moment silenced (SpecAugment, arXiv
 * 1904.08779). Neither the strength of an expression nor the pitch of a voice changes.
 */
public final class Variation {
  private static final double MOST_GAIN = 0.15;
  private static final double MOST_LIGHT = 0.1;
  private static final int MOST_PIXELS = 3;
  private static final int MOST_STEPS = 12;
  private static final double MOST_LOUDER = 0.15;
  private static final int WIDEST_BAND = 8;
  private static final int LONGEST_SILENCE = 24;

  private Variation() {}

  /**
   * @param side of a picture, in px
   * @param bands of the spectrogram
   */
  public static ClipFeatures of(ClipFeatures clip, int side, int bands, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Optional<float[]> frames = clip.frames().map(all -> pictures(all, side, random.split()));
    Optional<float[]> mel = clip.mel().map(all -> sound(all, bands, random.split()));
    return new ClipFeatures(frames, mel);
  }

  private static float[] pictures(float[] all, int side, SplittableRandom random) {
    boolean mirrored = random.nextBoolean();
    float gain = (float) (1 + within(random, MOST_GAIN));
    float light = (float) within(random, MOST_LIGHT);
    int right = random.nextInt(-MOST_PIXELS, MOST_PIXELS + 1);
    int down = random.nextInt(-MOST_PIXELS, MOST_PIXELS + 1);
    float[] varied = new float[all.length];
    int rows = all.length / side;
    for (int row = 0; row < rows; row++) {
      int plane = row / side * side;
      int from = (plane + Math.clamp(row - plane - down, 0, side - 1)) * side;
      for (int x = 0; x < side; x++) {
        int other = Math.clamp((mirrored ? side - 1 - x : x) - right, 0, side - 1);
        varied[row * side + x] = Math.clamp(gain * all[from + other] + light, -1, 1);
      }
    }
    return varied;
  }

  private static float[] sound(float[] all, int bands, SplittableRandom random) {
    int steps = all.length / bands;
    float louder = (float) within(random, MOST_LOUDER);
    int later = random.nextInt(-MOST_STEPS, MOST_STEPS + 1);
    int band = random.nextInt(bands);
    int bandEnd = band + random.nextInt(WIDEST_BAND + 1);
    int silence = random.nextInt(steps);
    int silenceEnd = silence + random.nextInt(LONGEST_SILENCE + 1);
    float lowest = lowest(all);
    float[] varied = new float[all.length];
    for (int row = 0; row < bands; row++) {
      for (int step = 0; step < steps; step++) {
        int from = step - later;
        boolean hushed = (row >= band && row < bandEnd) || (step >= silence && step < silenceEnd);
        boolean there = !hushed && from >= 0 && from < steps;
        varied[row * steps + step] = there ? all[row * steps + from] + louder : lowest + louder;
      }
    }
    return varied;
  }

  private static float lowest(float[] all) {
    float lowest = Float.POSITIVE_INFINITY;
    for (float value : all) {
      lowest = Math.min(lowest, value);
    }
    return lowest;
  }

  private static double within(SplittableRandom random, double most) {
    return most * (2 * random.nextDouble() - 1);
  }
}
