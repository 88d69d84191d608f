package studio.migr.clips.voice;

import java.util.Random;

/** The noise of a quiet room: darker than white noise, about -60 dB below full scale. */
final class Room {
  /** Its root of the mean square. */
  static final double RMS = 0.001;

  private static final double DARKNESS = 0.9; // of a one-pole low-pass, corner near 400 Hz

  private Room() {}

  /** Adds it to samples. */
  static void fill(float[] samples, long seed) {
    Random chance = Chance.of(seed, Chance.ROOM);
    double scale = RMS * StrictMath.sqrt((1 + DARKNESS) / (1 - DARKNESS)) * (1 - DARKNESS);
    double low = 0;
    for (int each = 0; each < samples.length; each++) {
      low = DARKNESS * low + chance.nextGaussian();
      samples[each] += (float) (scale * low);
    }
  }
}
