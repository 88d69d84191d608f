package studio.migr.clips.speech;

/** How a sound is made. */
public enum Manner {
  /** Open tract. */
  VOWEL,
  /** Narrowed tract without noise: w, y, r, l. */
  APPROXIMANT,
  /** Mouth closed, nose open. */
  NASAL,
  /** Noise at a narrow place. */
  FRICATIVE,
  /** Closed, then released with a burst. */
  STOP,
  /** Closed, then released into a fricative. */
  AFFRICATE,
  /** Breath without a narrow place: h. */
  BREATH
}
