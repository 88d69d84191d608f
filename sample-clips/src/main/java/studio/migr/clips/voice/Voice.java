package studio.migr.clips.voice;

import java.util.Random;
import studio.migr.clips.head.Identity;
import studio.migr.clips.speech.Formants;
import studio.migr.clips.speech.Phone;

/**
 * The voice that a person has before anything is felt.
 *
 * @param f0 mean fundamental frequency of neutral speech, Hz
 * @param woman 0 for a man's larynx and tract, 1 for a woman's
 * @param tract factor on every formant: above 1 for a tract shorter than average
 * @param jitter mean difference of neighbouring periods, as a share of a period
 * @param shimmer the same of their amplitudes
 * @param noise breath against voice, dB
 * @param tilt attenuation of the source at 3 kHz, dB
 * @param openQuotient open share of a period
 * @param pace duration of a sentence against the average speaker's
 * @param gain how loud this person speaks (or stands from the microphone), dB
 */
record Voice(
    double f0,
    double woman,
    double tract,
    double jitter,
    double shimmer,
    double noise,
    double tilt,
    double openQuotient,
    double pace,
    double gain) {
  private static final double MEN_HZ = 121; // RAVDESS, neutral, means of men and women
  private static final double WOMEN_HZ = 216;

  // Faces are drawn about 0.15 for men and 0.85 for women: there the voice is all one or the other.
  private static final double MAN = 0.15;
  private static final double WOMAN = 0.85;

  /** The voice that belongs to a face. */
  static Voice of(Identity who) {
    return of(who.feminine(), who.age(), who.seed());
  }

  /**
   * A voice of a number.
   *
   * @param feminine 0 to 1
   * @param age years; voices grow rougher and breathier with it
   */
  static Voice of(double feminine, double age, long seed) {
    Random chance = Chance.of(seed, Chance.VOICE);
    double woman = Math.clamp((feminine - MAN) / (WOMAN - MAN), 0, 1);
    double years = Math.clamp((age - 20) / 50, 0, 1);
    return new Voice(
        MEN_HZ * StrictMath.pow(WOMEN_HZ / MEN_HZ, woman) * spread(chance, 0.08),
        woman,
        spread(chance, 0.025),
        // Intrinsic jitter and shimmer. Running speech adds glides and transitions; both together
        // are heard as about 2.1 and 11 % (RAVDESS, neutral).
        0.007 * (1 + 0.4 * years) * spread(chance, 0.15),
        0.035 * (1 + 0.3 * years) * spread(chance, 0.15),
        -36 + 6 * woman + 2 * years + StrictMath.log(spread(chance, 0.3)) * 4,
        // Modal voice loses 10 to 15 dB (Gobl & Ní Chasaide 2003), women's more.
        13.5 + 1.5 * woman + StrictMath.log(spread(chance, 0.3)) * 4,
        // Women's H1 stands 5.7 dB further above H2 than men's (Klatt & Klatt 1990).
        0.52 + 0.1 * woman + StrictMath.log(spread(chance, 0.03)),
        spread(chance, 0.06),
        StrictMath.log(spread(chance, 0.2)) * 6);
  }

  /** The resonances of a sound in this person's tract. */
  Formants formants(Phone phone) {
    return phone.formants(woman).times(tract);
  }

  /** A factor near 1. */
  private static double spread(Random chance, double deviation) {
    return StrictMath.exp(deviation * Math.clamp(chance.nextGaussian(), -2, 2));
  }
}
