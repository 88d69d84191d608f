package studio.migr.clips.voice;

import studio.migr.clips.head.Articulation;
import studio.migr.clips.speech.Mouth;

/**
 * The sound of one clip, and what is true of it because it was made so.
 *
 * @param samples mono, within -1 to 1; not copied
 * @param sampleRate Hz
 * @param f0Hz F0 of the voice's own pulses at the times k · hopMs, 0 where no voice sounds; not
 *     copied
 * @param hopMs ms from one F0 to the next
 * @param text what is said; empty if nobody speaks
 * @param start when speech begins, s
 * @param end when speech ends, s; the same as its start if nobody speaks
 * @param mouth what the mouth does
 */
@SuppressWarnings("ArrayRecordComponent") // never compared as a whole
public record Utterance(
    float[] samples,
    int sampleRate,
    float[] f0Hz,
    int hopMs,
    String text,
    double start,
    double end,
    Mouth mouth) {
  /** Sample rate of every utterance, Hz. */
  public static final int SAMPLE_RATE = 24_000;

  /** Distance of F0 values, ms. */
  public static final int HOP_MS = 10;

  /** A clip without any sound at all. */
  public static Utterance silent(double seconds) {
    int samples = (int) Math.round(seconds * SAMPLE_RATE);
    return new Utterance(
        new float[samples],
        SAMPLE_RATE,
        new float[frames(seconds)],
        HOP_MS,
        "",
        0,
        0,
        Mouth.SILENT);
  }

  /** A clip in which nobody speaks, in a quiet room. */
  public static Utterance room(double seconds, long seed) {
    Utterance silent = silent(seconds);
    Room.fill(silent.samples, seed);
    return silent;
  }

  /** How many F0 values a clip has. */
  static int frames(double seconds) {
    return (int) Math.floor(seconds * 1000 / HOP_MS + 1e-9) + 1;
  }

  /** What the mouth does at a time, s from the beginning of the clip. */
  public Articulation articulationAt(double seconds) {
    return mouth.at(seconds);
  }

  /** Length of the clip, s. */
  public double seconds() {
    return samples.length / (double) sampleRate;
  }

  /**
   * This utterance among many others' voices, so that the sound no longer carries its emotion: what
   * is true of the voice stays as it is. The whole gets the level of the crowd, because a loud
   * crowd would tell of a loud voice.
   *
   * @param snrDb the voice's power while it speaks over the noise's, dB; at -10 an instrument finds
   *     next to nothing of its F0
   */
  public Utterance drowned(double snrDb, long seed) {
    double crowd = Babble.level(seed);
    return mixed(crowd * Level.factor(snrDb) / loudness(), crowd, seed);
  }

  /**
   * This utterance as loud as it is, with many others' voices around it. What is true of the voice
   * stays as it is.
   *
   * @param snrDb the voice's power while it speaks over the noise's, dB
   */
  public Utterance among(double snrDb, long seed) {
    return mixed(1, loudness() / Level.factor(snrDb), seed);
  }

  private double loudness() {
    return Math.max(Room.RMS, Level.rms(samples, sampleRate, start, end));
  }

  private Utterance mixed(double voice, double crowd, long seed) {
    double[] babble = Babble.of(samples.length, seed);
    float[] mixed = new float[samples.length];
    for (int each = 0; each < mixed.length; each++) {
      mixed[each] = (float) (voice * samples[each] + crowd * babble[each]);
    }
    Level.keepWithin(mixed);
    return new Utterance(mixed, sampleRate, f0Hz, hopMs, text, start, end, mouth);
  }
}
