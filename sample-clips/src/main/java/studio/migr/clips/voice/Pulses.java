package studio.migr.clips.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import studio.migr.clips.speech.Track;

/** The pulses of a voice: when each one comes and how strong it is. */
final class Pulses {
  /** Below this amplitude there is no voice. */
  private static final double LEAST = 0.03;

  /**
   * Mean difference of two neighbours over the standard deviation of each, for independent normal
   * deviates: 2/√π.
   */
  private static final double NEIGHBOURS = 1.1284;

  private static final double HALF_WINDOW = 0.015; // s

  private Pulses() {}

  /**
   * Pulses wherever the voice sounds; its amplitude changes at their beginnings only (Klatt 1980).
   *
   * @param f0 Hz
   * @param amplitude 1 in a stressed vowel
   * @param jitter mean difference of neighbouring periods, as a share of a period
   * @param shimmer the same of amplitudes
   */
  static List<Pulse> of(
      Track f0, Track amplitude, double jitter, double shimmer, double seconds, Random chance) {
    List<Pulse> pulses = new ArrayList<>();
    double time = 0;
    while (time < seconds) {
      double strength = amplitude.at(time);
      if (strength < LEAST) {
        time += 0.001;
        continue;
      }
      double period = (1 + deviate(chance, jitter)) / f0.at(time + 0.5 / f0.at(time));
      pulses.add(new Pulse(time, period, strength * (1 + deviate(chance, shimmer))));
      time += period;
    }
    return List.copyOf(pulses);
  }

  /**
   * The F0 of the pulses: over each time k · hop the mean of the periods within 15 ms, as an
   * instrument finds it, or 0 where no pulse sounds.
   *
   * @param hop s
   * @param frames how many values
   */
  static float[] f0(List<Pulse> pulses, double hop, int frames) {
    float[] f0 = new float[frames];
    int from = 0;
    for (int frame = 0; frame < frames; frame++) {
      double time = frame * hop;
      while (from < pulses.size() && pulses.get(from).end() < time - HALF_WINDOW) {
        from++;
      }
      boolean sounds = false;
      double periods = 0;
      int count = 0;
      for (int each = from; each < pulses.size(); each++) {
        Pulse pulse = pulses.get(each);
        if (pulse.time() > time + HALF_WINDOW) {
          break;
        }
        periods += pulse.period();
        count++;
        sounds |= pulse.time() <= time && time < pulse.end();
      }
      f0[frame] = sounds ? (float) (count / periods) : 0;
    }
    return f0;
  }

  private static double deviate(Random chance, double meanDifference) {
    return meanDifference / NEIGHBOURS * Math.clamp(chance.nextGaussian(), -2.5, 2.5);
  }
}
