package studio.migr.runtime.voice;

/**
 * Parameters of the search for the fundamental frequency, with the names and meanings of Boersma
 * (1993) and of Praat's raw autocorrelation.
 *
 * @param floorHz lowest frequency looked for; three of its periods make the analysis window
 * @param ceilingHz highest frequency looked for
 * @param silence share of the recording's peak below which a frame counts as silent
 * @param voicing how regular a frame must be to be voiced: an autocorrelation, 0 to 1
 * @param octave how much a candidate loses for each octave below the ceiling
 * @param octaveJump cost of an octave's change from one frame of 10 ms to the next
 * @param voicedUnvoiced cost of a change between voiced and unvoiced
 */
record PitchSettings(
    double floorHz,
    double ceilingHz,
    double silence,
    double voicing,
    double octave,
    double octaveJump,
    double voicedUnvoiced) {
  /** The lowest and highest voices: from a creaking man to a shrieking child. */
  static final double LOWEST_HZ = 50;

  static final double HIGHEST_HZ = 700;

  /** Praat's costs and thresholds over a range that every adult voice lies in. */
  static final PitchSettings ANY_VOICE = of(60, HIGHEST_HZ);

  /** Praat's costs and thresholds over a range. */
  static PitchSettings of(double floorHz, double ceilingHz) {
    return new PitchSettings(floorHz, ceilingHz, 0.03, 0.45, 0.01, 0.35, 0.14);
  }
}
