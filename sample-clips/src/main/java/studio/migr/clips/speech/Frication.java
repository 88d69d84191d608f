package studio.migr.clips.speech;

/**
 * The noise of a consonant: how strongly it sounds in the resonances 2 to 6 and past them, in dB as
 * in Klatt (1980), table III (before front vowels); 0 means not at all.
 *
 * @param levelDb how loud the whole noise is against a stressed vowel, dB; ours, by ear and picture
 */
public record Frication(
    double second,
    double third,
    double fourth,
    double fifth,
    double sixth,
    double past,
    double levelDb) {
  static final Frication NONE = new Frication(0, 0, 0, 0, 0, 0, -100);

  /** Whether there is any noise. */
  public boolean sounds() {
    return levelDb > -100;
  }
}
