package studio.migr.clips.voice;

import java.util.Random;
import studio.migr.clips.Emotion;

/** How a voice is used in one utterance, against the same speaker's neutral voice. */
record Prosody(Melody melody, Tempo tempo, Phonation phonation, Articulating articulating) {

  /**
   * What the voice's fundamental frequency (F0) does.
   *
   * @param octaves mean F0 against neutral, octaves
   * @param range from the 5th to the 95th percentile, semitones
   * @param lift last minus first fifth of the utterance, semitones
   * @param peakPlace where the highest accent stands, 0 (beginning) to 1 (end)
   * @param plateau 0 (an accent on each stressed vowel) to 1 (high from the first to the last)
   * @param riseChance how often the end rises, 0 to 1
   */
  record Melody(
      double octaves,
      double range,
      double lift,
      double peakPlace,
      double plateau,
      double riseChance) {}

  /**
   * How time is spent.
   *
   * @param duration duration with pauses, as a factor of neutral
   * @param pauses share of the duration that is pause, 0 to 1
   */
  record Tempo(double duration, double pauses) {}

  /**
   * What the larynx does.
   *
   * @param level dB against neutral
   * @param jitter factor of the speaker's jitter
   * @param shimmer factor of the speaker's shimmer
   * @param noise breath against voice, dB above neutral
   * @param tilt attenuation at 3 kHz, dB above neutral (below 0: brighter)
   * @param openQuotient open share of a period, above (or below) neutral
   * @param flutter slow wavering of F0, in the FL of Klatt & Klatt (1990): 25 is natural
   */
  record Phonation(
      double level,
      double jitter,
      double shimmer,
      double noise,
      double tilt,
      double openQuotient,
      double flutter) {}

  /**
   * What tongue and lips do.
   *
   * @param reach how far vowels go from the middle: 1 as neutral, above it they overshoot
   * @param smile rise of the first two formants by spread lips, as a share
   */
  record Articulating(double reach, double smile) {}

  private static final double MOST_RANGE = 19; // semitones; wider no longer sounds like one voice

  /** The prosody of a style. */
  static Prosody of(VocalStyle style) {
    Prosody first = EmotionalVoice.of(style.emotion()).at(style.strength());
    Prosody second = EmotionalVoice.of(style.other()).at(style.strength());
    return first.mixed(second, style.otherShare());
  }

  /** No emotion at all. */
  static Prosody neutral() {
    return EmotionalVoice.of(Emotion.NEUTRAL).at(0);
  }

  /**
   * This prosody as one utterance has it. Nobody says a thing twice in the same way: the spread
   * makes emotions overlap about as much as in acted speech, where the range tells surprise from
   * fear with an AUC of 0.87 and the place of the peak with 0.73 (measured on RAVDESS).
   */
  Prosody varied(Random chance) {
    double octaves = melody.octaves + 0.08 * within(chance);
    double range = melody.range * StrictMath.exp(0.22 * within(chance));
    double lift = melody.lift + 1.2 * within(chance);
    double place = melody.peakPlace + 0.12 * within(chance);
    return new Prosody(
        new Melody(
            octaves,
            Math.min(range, MOST_RANGE),
            lift,
            Math.clamp(place, 0.05, 0.95),
            melody.plateau,
            melody.riseChance),
        new Tempo(tempo.duration * StrictMath.exp(0.05 * within(chance)), tempo.pauses),
        new Phonation(
            phonation.level + within(chance),
            phonation.jitter * StrictMath.exp(0.12 * within(chance)),
            phonation.shimmer * StrictMath.exp(0.1 * within(chance)),
            phonation.noise + 0.8 * within(chance),
            phonation.tilt + 0.7 * within(chance),
            phonation.openQuotient + 0.02 * within(chance),
            phonation.flutter),
        articulating);
  }

  /** A normal deviate, at most two deviations away. */
  private static double within(Random chance) {
    return Math.clamp(chance.nextGaussian(), -2, 2);
  }

  private Prosody mixed(Prosody other, double share) {
    Melody m = other.melody;
    Tempo t = other.tempo;
    Phonation p = other.phonation;
    return new Prosody(
        new Melody(
            mix(melody.octaves, m.octaves, share),
            mix(melody.range, m.range, share),
            mix(melody.lift, m.lift, share),
            mix(melody.peakPlace, m.peakPlace, share),
            mix(melody.plateau, m.plateau, share),
            mix(melody.riseChance, m.riseChance, share)),
        new Tempo(mix(tempo.duration, t.duration, share), mix(tempo.pauses, t.pauses, share)),
        new Phonation(
            mix(phonation.level, p.level, share),
            mix(phonation.jitter, p.jitter, share),
            mix(phonation.shimmer, p.shimmer, share),
            mix(phonation.noise, p.noise, share),
            mix(phonation.tilt, p.tilt, share),
            mix(phonation.openQuotient, p.openQuotient, share),
            mix(phonation.flutter, p.flutter, share)),
        new Articulating(
            mix(articulating.reach, other.articulating.reach, share),
            mix(articulating.smile, other.articulating.smile, share)));
  }

  private static double mix(double first, double second, double share) {
    return first + share * (second - first);
  }
}
