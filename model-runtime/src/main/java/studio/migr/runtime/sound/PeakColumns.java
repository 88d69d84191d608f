package studio.migr.runtime.sound;

/**
 * A waveform ready to draw: one entry for each pixel column, over all channels. Full scale is ±1;
 * what the sound exceeds is cut there. Where there is no sound all three are 0.
 *
 * @param min lowest sample, −1..1
 * @param max highest sample, −1..1
 * @param rms root mean square of the samples, 0..1
 */
public record PeakColumns(float[] min, float[] max, float[] rms) {

  /** Number of pixel columns. */
  public int width() {
    return min.length;
  }
}
