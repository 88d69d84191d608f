package studio.migr.clips.voice;

import studio.migr.clips.Emotion;
import studio.migr.clips.voice.Prosody.Articulating;
import studio.migr.clips.voice.Prosody.Melody;
import studio.migr.clips.voice.Prosody.Phonation;
import studio.migr.clips.voice.Prosody.Tempo;

/**
 * What an emotion does to a voice, as measured in acted speech.
 *
 * <p>All but the last five are medians of RAVDESS's speech (Livingstone & Russo 2018: 24 actors,
 * 1,440 clips), each against the same actor's neutral of the same sentence, measured with Praat's
 * methods; where there are two numbers they belong to normal and to strong intensity, one number
 * stands for both together. Pauses are EmoDB's (Burkhardt et al. 2005). Open quotient: tense 35-40,
 * modal 50-55, breathy 85-95 % (Gobl & Ní Chasaide 2003), with the qualities that Burkhardt (2009)
 * heard as sad, bored, fear and anger. Flutter: 25 is natural (Klatt & Klatt 1990); more in fear
 * and sadness comes from the literature on tremor, not from a corpus. Reach: anger overshoots
 * vowels, sadness and fear undershoot (Burkhardt's Emofilt); smile: formants +10 % (Burkhardt &
 * Sendlmeier 2000).
 *
 * @param f0Normal mean F0, %
 * @param f0Strong mean F0, %
 * @param range change of the range from 5th to 95th percentile, semitones
 * @param lift last minus first fifth of F0, semitones (not a change)
 * @param peakPlace place of the F0 peak, 0 to 1 (not a change)
 * @param riseChance share of utterances whose end rises; counted for neutral, surprise and fear,
 *     assumed small for the others
 * @param levelNormal dB
 * @param levelStrong dB
 * @param duration %
 * @param pauses share of the duration
 * @param jitter %, relative
 * @param shimmer %, relative
 * @param hnr harmonics-to-noise ratio, dB
 * @param hammarberg dB, less is brighter
 * @param openQuotient change at full strength
 * @param flutter change at full strength
 * @param plateau 0 to 1 at full strength
 * @param reach change at full strength
 * @param smile share at full strength
 */
record EmotionalVoice(
    double f0Normal,
    double f0Strong,
    double range,
    double lift,
    double peakPlace,
    double riseChance,
    double levelNormal,
    double levelStrong,
    double duration,
    double pauses,
    double jitter,
    double shimmer,
    double hnr,
    double hammarberg,
    double openQuotient,
    double flutter,
    double plateau,
    double reach,
    double smile) {

  private static final EmotionalVoice NEUTRAL =
      new EmotionalVoice(0, 0, 0, -5.1, .20, .02, 0, 0, 0, .02, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  private static final EmotionalVoice HAPPY =
      new EmotionalVoice(
          16, 73, 1.2, -4.1, .28, .1, 5, 14, 5, .02, 0, 2, .3, -2.5, -.04, 0, 0, .08, .1);
  private static final EmotionalVoice SURPRISE =
      new EmotionalVoice(
          34, 58, 5.2, -.3, .84, .44, 5, 10, -2, .01, 30, 19, -1.6, -.7, .08, 5, 0, 0, 0);
  private static final EmotionalVoice ANGRY =
      new EmotionalVoice(
          20, 93, 1.4, -3.1, .34, .03, 10, 21, 15, .02, 8, 4, -.4, -4.3, -.12, 0, 0, .15, 0);
  private static final EmotionalVoice FEAR =
      new EmotionalVoice(
          24, 107, -.7, -2.6, .26, .16, 4, 19, 3, .02, 8, 0, .7, -1.2, .08, 25, 1, -.1, 0);
  private static final EmotionalVoice SAD =
      new EmotionalVoice(
          -2, 33, -.4, -3.8, .22, .02, -3, 4, 14, .17, 7, -1, .2, .5, .12, 15, .3, -.2, 0);
  private static final EmotionalVoice DISGUST =
      new EmotionalVoice(
          0, 19, 1.9, -4.0, .21, .03, 1, 7, 27, .03, 12, 5, -1.6, .2, -.03, 5, 0, .05, 0);

  private static final double NEUTRAL_RANGE = 8.2; // semitones, RAVDESS's neutral
  private static final double NATURAL_FLUTTER = 25; // Klatt & Klatt 1990
  private static final double BOTH = 0.75; // strength of a number for normal and strong together

  // A higher voice alone would be measured as more periodic and, with its few strong harmonics, as
  // darker; slow speech and a high plateau as more periodic, as pitch and vowels move less; spread
  // lips as brighter, and a long open phase, too, as it flattens the first formant. Source and
  // breath make up for it, so that what is published comes out of the whole. Found by measuring
  // utterances.
  private static final double NOISE_PER_OCTAVE = 10; // dB
  private static final double NOISE_BY_DURATION = 12; // dB for speech twice as long
  private static final double NOISE_BY_PLATEAU = 4; // dB
  private static final double NOISE_PER_HNR = 2.4; // breath is but one cause of a low ratio
  private static final double TILT_PER_OCTAVE = 9; // dB
  private static final double TILT_BY_SMILE = 65; // dB for formants twice as high
  private static final double TILT_BY_OPENING = 16; // dB for a glottis that never closes

  static EmotionalVoice of(Emotion emotion) {
    return switch (emotion) {
      case NEUTRAL -> NEUTRAL;
      case HAPPY -> HAPPY;
      case SURPRISE -> SURPRISE;
      case ANGRY -> ANGRY;
      case FEAR -> FEAR;
      case SAD -> SAD;
      case DISGUST -> DISGUST;
    };
  }

  /**
   * The prosody at a strength: normal intensity at 0.5, strong at 1, straight lines between; a
   * single number is reached at 0.75.
   */
  Prosody at(double strength) {
    double both = strength / BOTH;
    double octaves = log2(1 + between(f0Normal, f0Strong, strength) / 100);
    return new Prosody(
        new Melody(
            octaves,
            NEUTRAL_RANGE + both * range,
            NEUTRAL.lift + both * (lift - NEUTRAL.lift),
            Math.min(0.9, NEUTRAL.peakPlace + both * (peakPlace - NEUTRAL.peakPlace)),
            strength * plateau,
            Math.min(1, NEUTRAL.riseChance + both * (riseChance - NEUTRAL.riseChance))),
        new Tempo(1 + both * duration / 100, NEUTRAL.pauses + strength * (pauses - NEUTRAL.pauses)),
        new Phonation(
            between(levelNormal, levelStrong, strength),
            1 + both * jitter / 100,
            1 + both * shimmer / 100,
            NOISE_PER_OCTAVE * octaves
                + NOISE_BY_DURATION * both * duration / 100
                + NOISE_BY_PLATEAU * strength * plateau
                - NOISE_PER_HNR * both * hnr,
            both * hammarberg
                - TILT_PER_OCTAVE * octaves
                + strength * (TILT_BY_SMILE * smile + TILT_BY_OPENING * openQuotient),
            strength * openQuotient,
            NATURAL_FLUTTER + strength * flutter),
        new Articulating(1 + strength * reach, strength * smile));
  }

  /** Nothing at 0, the normal intensity's number at a half, the strong one's at 1. */
  private static double between(double normal, double strong, double strength) {
    return strength <= 0.5
        ? 2 * strength * normal
        : normal + (2 * strength - 1) * (strong - normal);
  }

  private static double log2(double value) {
    return StrictMath.log(value) / StrictMath.log(2);
  }
}
