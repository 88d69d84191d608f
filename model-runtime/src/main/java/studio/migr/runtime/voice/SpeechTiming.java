package studio.migr.runtime.voice;

import java.util.Arrays;

/**
 * When somebody speaks, and how fast, from the level and the voicing of each frame, after de Jong
 * and Wempe (2009).
 *
 * @param speech for each frame, whether it lies in speech
 * @param pauses silent stretches between speech
 * @param syllables nuclei of syllables: peaks of the level that are voiced and between which it
 *     falls
 */
record SpeechTiming(boolean[] speech, int pauses, int syllables) {
  /** What is so much softer than the loudest is silence, in dB. */
  private static final double SILENCE_DB = 25;

  /** Between two syllables the level falls by at least so much, in dB. */
  private static final double DIP_DB = 2;

  private static final int SHORTEST_PAUSE = 300 / VoiceTrack.HOP_MS;
  private static final int SHORTEST_SOUND = 100 / VoiceTrack.HOP_MS;

  /** Knocks and hum are no speech: a stretch of it has so many voiced frames. */
  private static final int FEWEST_VOICED = 50 / VoiceTrack.HOP_MS;

  static SpeechTiming of(float[] levelDb, float[] f0Hz) {
    double threshold =
        Math.max(new Quantiles(levelDb).at(0.99) - SILENCE_DB, Level.LOWEST_DB + SILENCE_DB);
    boolean[] speech = new boolean[levelDb.length];
    for (int i = 0; i < speech.length; i++) {
      speech[i] = levelDb[i] >= threshold;
    }
    fillPauses(speech);
    dropWhatIsNoSpeech(speech, f0Hz);
    return new SpeechTiming(speech, pauses(speech), syllables(levelDb, f0Hz, speech, threshold));
  }

  private static void fillPauses(boolean[] speech) {
    for (int i = 0; i < speech.length; ) {
      int end = runEnd(speech, i);
      if (!speech[i] && i > 0 && end < speech.length && end - i < SHORTEST_PAUSE) {
        Arrays.fill(speech, i, end, true);
      }
      i = end;
    }
  }

  private static void dropWhatIsNoSpeech(boolean[] speech, float[] f0Hz) {
    for (int i = 0; i < speech.length; ) {
      int end = runEnd(speech, i);
      int voiced = 0;
      for (int k = i; k < end; k++) {
        voiced += Float.isNaN(f0Hz[k]) ? 0 : 1;
      }
      if (speech[i] && (end - i < SHORTEST_SOUND || voiced < FEWEST_VOICED)) {
        Arrays.fill(speech, i, end, false);
      }
      i = end;
    }
  }

  private static int pauses(boolean[] speech) {
    int pauses = 0;
    for (int i = 0; i < speech.length; i = runEnd(speech, i)) {
      pauses += !speech[i] && i > 0 && runEnd(speech, i) < speech.length ? 1 : 0;
    }
    return pauses;
  }

  private static int runEnd(boolean[] values, int from) {
    int end = from + 1;
    while (end < values.length && values[end] == values[from]) {
      end++;
    }
    return end;
  }

  /** Of two peaks without a dip between them the higher one stays. */
  private static int syllables(float[] levelDb, float[] f0Hz, boolean[] speech, double threshold) {
    int count = 0;
    double peak = Double.NEGATIVE_INFINITY;
    int peakAt = -1;
    double dip = Level.LOWEST_DB; // before the sound there is silence
    for (int i = 0; i < levelDb.length; i++) {
      double level = speech[i] && levelDb[i] >= threshold ? levelDb[i] : Level.LOWEST_DB;
      dip = Math.min(dip, level);
      if (peakAt < 0 ? level - dip >= DIP_DB : level > peak) {
        peak = level; // still rising
        peakAt = i;
        dip = level;
      } else if (peakAt >= 0 && peak - level >= DIP_DB) {
        count += Float.isNaN(f0Hz[peakAt]) ? 0 : 1;
        peakAt = -1;
        dip = level;
      }
    }
    boolean open = peakAt >= 0 && !Float.isNaN(f0Hz[peakAt]);
    return count + (open ? 1 : 0);
  }
}
