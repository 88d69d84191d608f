package studio.migr.runtime.voice;

/**
 * A voice over time: one value of each for every {@value #HOP_MS} ms, and a summary. Row k is
 * measured around the middle of its 10 ms. The arrays are not copied; nobody changes them.
 *
 * @param startMs where the first row begins, on the container's clock
 * @param f0Hz fundamental frequency; NaN where unvoiced
 * @param levelDb level in dB relative to full scale: a full sine has −3.01; never below −120
 * @param hnrDb harmonics-to-noise ratio; NaN where unvoiced
 * @param alphaDb spectral balance (alpha ratio); NaN where unvoiced, or if the sound was sampled
 *     too slowly to have 5 kHz
 * @param speech whether somebody speaks
 */
public record VoiceTrack(
    double startMs,
    float[] f0Hz,
    float[] levelDb,
    float[] hnrDb,
    float[] alphaDb,
    boolean[] speech,
    VoiceSummary summary) {

  /** Length of a row in ms. */
  public static final int HOP_MS = 10;

  /**
   * @throws IllegalArgumentException if an array has another length than the others
   */
  public VoiceTrack {
    int rows = f0Hz.length;
    if (levelDb.length != rows
        || hnrDb.length != rows
        || alphaDb.length != rows
        || speech.length != rows) {
      throw new IllegalArgumentException("not a value of each for every row");
    }
  }

  public int rows() {
    return f0Hz.length;
  }

  /**
   * The row that {@code ms} lies in; −1 before and after the sound.
   *
   * @param ms on the container's clock
   */
  public int rowAt(double ms) {
    double row = Math.floor((ms - startMs) / HOP_MS);
    return row >= 0 && row < rows() ? (int) row : -1;
  }
}
