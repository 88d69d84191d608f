package studio.migr.clips.speech;

import static studio.migr.clips.speech.Manner.AFFRICATE;
import static studio.migr.clips.speech.Manner.APPROXIMANT;
import static studio.migr.clips.speech.Manner.BREATH;
import static studio.migr.clips.speech.Manner.FRICATIVE;
import static studio.migr.clips.speech.Manner.NASAL;
import static studio.migr.clips.speech.Manner.STOP;
import static studio.migr.clips.speech.Manner.VOWEL;
import static studio.migr.clips.speech.Place.LIPS;
import static studio.migr.clips.speech.Place.OPEN;
import static studio.migr.clips.speech.Place.PALATE;
import static studio.migr.clips.speech.Place.TEETH;
import static studio.migr.clips.speech.Place.VELUM;

import studio.migr.clips.head.Articulation;

/**
 * The sounds that sentences are made of, under their ARPAbet names.
 *
 * <p>Vowels: formants of men and women from Hillenbrand et al. (1995), table V; the schwa is a tube
 * without a narrow place. Consonants: formants and noise from Klatt (1980), table III, for a man;
 * women's are higher by the ratio of women's to men's vowels. Durations: inherent and minimum, ms,
 * from Klatt (1979) in Allen et al. (1987); a stop's is its closure. Mouth: the weights that open
 * avatars use for lip-sync; where they have none (schwa, h, w, y, æ, ɝ), the nearest sound's.
 */
@SuppressWarnings("ImmutableEnumChecker") // its records hold nothing but numbers
public enum Phone {
  /** i as in beat. */
  IY(vowel(342, 2322, 3000, 3657), vowel(437, 2761, 3372, 4352), 155, 55, mouth(.2, .4, 0)),
  /** ɪ as in bit. */
  IH(vowel(427, 2034, 2684, 3618), vowel(483, 2365, 3053, 4334), 135, 40, mouth(.2, .4, 0)),
  /** ɛ as in bet. */
  EH(vowel(580, 1799, 2605, 3677), vowel(731, 2058, 2979, 4294), 150, 70, mouth(.35, .3, 0)),
  /** æ as in bat. */
  AE(vowel(588, 1952, 2601, 3624), vowel(669, 2349, 2972, 4290), 230, 80, mouth(.55, .2, 0)),
  /** ɑ as in pot. */
  AA(vowel(768, 1333, 2522, 3687), vowel(936, 1551, 2815, 4299), 240, 100, mouth(.7, 0, 0)),
  /** ɔ as in bought; as long as the ɑ. */
  AO(vowel(652, 997, 2538, 3486), vowel(781, 1136, 2824, 3923), 240, 100, mouth(.5, 0, .5)),
  /** ʊ as in book. */
  UH(vowel(469, 1122, 2434, 3400), vowel(519, 1225, 2827, 4052), 160, 60, mouth(.25, 0, .6)),
  /** u as in boot. */
  UW(vowel(378, 997, 2343, 3357), vowel(459, 1105, 2735, 4115), 210, 70, mouth(.25, 0, .6)),
  /** ʌ as in but. */
  AH(vowel(623, 1200, 2550, 3557), vowel(753, 1426, 2933, 4092), 140, 60, mouth(.45, 0, 0)),
  /** ə as at the end of sofa. */
  AX(vowel(500, 1500, 2500, 3500), vowel(580, 1740, 2900, 4060), 120, 60, mouth(.3, .05, 0)),
  /** ɝ as in bird. */
  ER(vowel(474, 1379, 1710, 3334), vowel(523, 1588, 1929, 3914), 180, 80, mouth(.25, 0, .4)),
  /** eɪ as in bay. */
  EY(vowel(476, 2089, 2691, 3649), vowel(536, 2530, 3047, 4319), 190, 100, mouth(.3, .35, 0), IY),
  /** oʊ as in boat. */
  OW(vowel(497, 910, 2459, 3384), vowel(555, 1035, 2828, 3927), 220, 80, mouth(.5, 0, .5), UW),
  /** aɪ as in buy. */
  AY(vowel(768, 1333, 2522, 3687), vowel(936, 1551, 2815, 4299), 250, 150, mouth(.7, 0, 0), IH),

  /** l. */
  L(APPROXIMANT, TEETH, true, tract(310, 1050, 2880), Frication.NONE, 80, 40, mouth(.1, 0, 0)),
  /** r. */
  R(APPROXIMANT, PALATE, true, tract(310, 1060, 1380), Frication.NONE, 80, 30, mouth(.15, 0, .4)),
  /** w. */
  W(APPROXIMANT, LIPS, true, tract(290, 610, 2150), Frication.NONE, 80, 60, mouth(.15, 0, .6)),
  /** y as in yes. */
  Y(APPROXIMANT, PALATE, true, tract(260, 2070, 3020), Frication.NONE, 80, 40, mouth(.2, .4, 0)),
  /** h: breath through the next vowel. */
  HH(BREATH, OPEN, false, tract(500, 1500, 2500), Frication.NONE, 80, 20, mouth(.3, 0, 0)),

  /** m. */
  M(NASAL, LIPS, true, tract(480, 1270, 2130), Frication.NONE, 70, 60, shut()),
  /** n. */
  N(NASAL, TEETH, true, tract(480, 1340, 2470), Frication.NONE, 60, 50, mouth(.1, 0, 0)),
  /** ng as in sing: a nasal with k's resonances, which the tables leave out. */
  NG(NASAL, VELUM, true, tract(480, 1990, 2850), Frication.NONE, 95, 60, mouth(.25, .2, 0)),

  /** f. */
  F(FRICATIVE, LIPS, false, tract(340, 1100, 2080), flat(57, -20), 100, 80, mouth(0, 0, .3)),
  /** v. */
  V(FRICATIVE, LIPS, true, tract(220, 1100, 2080), flat(57, -26), 60, 40, mouth(0, 0, .3)),
  /** th as in thin. */
  TH(FRICATIVE, TEETH, false, tract(320, 1290, 2540), teeth(-22), 90, 60, mouth(.15, 0, 0)),
  /** th as in then. */
  DH(FRICATIVE, TEETH, true, tract(270, 1290, 2540), teeth(-28), 50, 30, mouth(.15, 0, 0)),
  /** s. */
  S(FRICATIVE, TEETH, false, tract(320, 1390, 2530), hiss(-10), 105, 60, mouth(.1, .3, 0)),
  /** z. */
  Z(FRICATIVE, TEETH, true, tract(240, 1390, 2530), hiss(-18), 75, 40, mouth(.1, .3, 0)),
  /** sh. */
  SH(FRICATIVE, PALATE, false, tract(300, 1840, 2750), hush(-9), 105, 80, mouth(.2, 0, .5)),

  /** p. */
  P(STOP, LIPS, false, tract(400, 1100, 2150), flat(63, -16), 90, 50, shut()),
  /** b. */
  B(STOP, LIPS, true, tract(200, 1100, 2150), flat(63, -20), 85, 60, shut()),
  /** t. */
  T(STOP, TEETH, false, tract(400, 1600, 2600), burst(30, 45, 57, 63, -8), 75, 50, mouth(.2, 0, 0)),
  /** d. */
  D(STOP, TEETH, true, tract(200, 1600, 2600), burst(47, 60, 62, 60, -14), 75, 50, mouth(.2, 0, 0)),
  /** k. */
  K(STOP, VELUM, false, tract(300, 1990, 2850), burst(53, 43, 45, 45, -9), 80, 60, back()),
  /** g. */
  G(STOP, VELUM, true, tract(200, 1990, 2850), burst(53, 43, 45, 45, -15), 80, 60, back()),
  /** ch as in chip: closed like t, noise like sh. */
  CH(AFFRICATE, PALATE, false, tract(350, 1800, 2820), hush(-10), 70, 50, mouth(.2, 0, .5));

  private final Manner manner;
  private final Place place;
  private final boolean voiced;
  private final Formants men;
  private final Formants women;
  private final Frication frication;
  private final double inherent;
  private final double minimum;
  private final Articulation mouth;
  private final Phone end;

  Phone(Formants men, Formants women, double inherent, double minimum, Articulation mouth) {
    this.manner = VOWEL;
    this.place = OPEN;
    this.voiced = true;
    this.men = men;
    this.women = women;
    this.frication = Frication.NONE;
    this.inherent = inherent / 1000;
    this.minimum = minimum / 1000;
    this.mouth = mouth;
    this.end = this;
  }

  Phone(
      Formants men,
      Formants women,
      double inherent,
      double minimum,
      Articulation mouth,
      Phone end) {
    this.manner = VOWEL;
    this.place = OPEN;
    this.voiced = true;
    this.men = men;
    this.women = women;
    this.frication = Frication.NONE;
    this.inherent = inherent / 1000;
    this.minimum = minimum / 1000;
    this.mouth = mouth;
    this.end = end;
  }

  Phone(
      Manner manner,
      Place place,
      boolean voiced,
      Formants men,
      Frication frication,
      double inherent,
      double minimum,
      Articulation mouth) {
    this.manner = manner;
    this.place = place;
    this.voiced = voiced;
    this.men = men;
    // Ratios of women's to men's formants over the vowels above, rounded.
    this.women = men.times(1.18, 1.16, 1.14, 1.18);
    this.frication = frication;
    this.inherent = inherent / 1000;
    this.minimum = minimum / 1000;
    this.mouth = mouth;
    this.end = this;
  }

  /** How it is made. */
  public Manner manner() {
    return manner;
  }

  /** Where it is made. */
  public Place place() {
    return place;
  }

  /** Whether the voice sounds in it. */
  public boolean voiced() {
    return voiced;
  }

  /** Whether it is the middle of a syllable. */
  public boolean vowel() {
    return manner == VOWEL;
  }

  /** Whether both lips close the mouth for it: p, b, m. */
  public boolean closesLips() {
    return mouth.closed() == 1;
  }

  /**
   * Its resonances in a speaker's tract.
   *
   * @param womanShare 0 for a man's tract, 1 for a woman's
   */
  public Formants formants(double womanShare) {
    return men.towards(women, womanShare);
  }

  /** Its noise, or none. */
  public Frication frication() {
    return frication;
  }

  /** How long it lasts if nothing shortens it, s. */
  public double inherentDuration() {
    return inherent;
  }

  /** How long it lasts at least when stressed, s. */
  public double minimumDuration() {
    return minimum;
  }

  /** What the mouth aims at while it lasts. */
  public Articulation mouth() {
    return mouth;
  }

  /** The vowel in which a diphthong ends; any other sound ends as itself. */
  public Phone end() {
    return end;
  }

  private static Formants vowel(double f1, double f2, double f3, double f4) {
    return new Formants(f1, f2, f3, f4);
  }

  /** A consonant's formants; the fourth is the mean of men's vowels. */
  private static Formants tract(double f1, double f2, double f3) {
    return new Formants(f1, f2, f3, 3550);
  }

  private static Frication flat(double past, double levelDb) {
    return new Frication(0, 0, 0, 0, 0, past, levelDb);
  }

  private static Frication teeth(double levelDb) {
    return new Frication(0, 0, 0, 0, 28, 48, levelDb);
  }

  private static Frication hiss(double levelDb) {
    return new Frication(0, 0, 0, 0, 52, 0, levelDb);
  }

  private static Frication hush(double levelDb) {
    return new Frication(0, 57, 48, 48, 46, 0, levelDb);
  }

  private static Frication burst(double a3, double a4, double a5, double a6, double levelDb) {
    return new Frication(0, a3, a4, a5, a6, 0, levelDb);
  }

  private static Articulation mouth(double jaw, double wide, double round) {
    return new Articulation(jaw, wide, round, 0);
  }

  private static Articulation shut() {
    return new Articulation(0, 0, .3, 1);
  }

  private static Articulation back() {
    return new Articulation(.25, .2, 0, 0);
  }
}
