package studio.migr.runtime.features;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Whisper's log-mel spectrogram (arXiv 2212.04356, section 2.2): 30 s of sound at 16 kHz, a window
 * of 25 ms every 10 ms, bands of the mel scale, logarithms limited to 80 dB below the loudest.
 */
public final class LogMel {
  /** Samples a second that the sound must have. */
  public static final int SAMPLE_RATE = 16_000;

  /** Steps of 10 ms: 30 s. */
  public static final int STEPS = 3_000;

  private static final int WINDOW = 400;
  private static final int HOP = 160;
  private static final int FREQUENCIES = WINDOW / 2 + 1;
  private static final double QUIETEST = 1e-10;
  private static final double RANGE = 8; // powers of ten
  private static final double[] HANN = hann();

  private final int bins;
  private final int steps;
  private final double[][] filters;

  /**
   * @param bins mel bands, 80 or 128 in Whisper's models
   */
  public LogMel(int bins) {
    this(bins, STEPS);
  }

  /**
   * A spectrogram of another length.
   *
   * @param steps of 10 ms; Whisper's own models have {@value #STEPS}
   */
  public LogMel(int bins, int steps) {
    this.bins = bins;
    this.steps = steps;
    this.filters = MelScale.filters(bins, FREQUENCIES, SAMPLE_RATE);
  }

  public int bins() {
    return bins;
  }

  /**
   * @param sound at 16 kHz, one channel, about −1..1; what goes on behind the last step is left out
   * @return band after band, each of as many steps
   */
  public float[] of(float[] sound) {
    double[][] power = new double[steps][];
    double[] frame = new double[WINDOW];
    DoubleFFT_1D transform = new DoubleFFT_1D(WINDOW);
    for (int step = 0; step < steps; step++) {
      if (cut(sound, step * HOP - WINDOW / 2, frame)) {
        transform.realForward(frame);
        power[step] = power(frame);
      }
    }
    return logarithms(power);
  }

  /** The window at {@code from}, mirrored at both ends; false if all is silent. */
  private boolean cut(float[] sound, int from, double[] frame) {
    boolean heard = false;
    int samples = steps * HOP;
    for (int k = 0; k < WINDOW; k++) {
      int at = Math.abs(from + k);
      at = at < samples ? at : 2 * (samples - 1) - at;
      double sample = at < sound.length ? sound[at] : 0;
      frame[k] = sample * HANN[k];
      heard |= sample != 0;
    }
    return heard;
  }

  private static double[] power(double[] packed) {
    double[] power = new double[FREQUENCIES];
    power[0] = packed[0] * packed[0];
    power[FREQUENCIES - 1] = packed[1] * packed[1];
    for (int k = 1; k < FREQUENCIES - 1; k++) {
      power[k] = packed[2 * k] * packed[2 * k] + packed[2 * k + 1] * packed[2 * k + 1];
    }
    return power;
  }

  private float[] logarithms(double[][] power) {
    float[] mel = new float[bins * steps];
    Arrays.fill(mel, (float) Math.log10(QUIETEST));
    float loudest = (float) Math.log10(QUIETEST);
    for (int step = 0; step < steps; step++) {
      if (power[step] != null) {
        for (int bin = 0; bin < bins; bin++) {
          double energy = 0;
          for (int k = 0; k < FREQUENCIES; k++) {
            energy += filters[bin][k] * power[step][k];
          }
          float value = (float) Math.log10(Math.max(QUIETEST, energy));
          mel[bin * steps + step] = value;
          loudest = Math.max(loudest, value);
        }
      }
    }
    float least = (float) (loudest - RANGE);
    for (int k = 0; k < mel.length; k++) {
      mel[k] = (Math.max(mel[k], least) + 4) / 4;
    }
    return mel;
  }

  private static double[] hann() {
    double[] window = new double[WINDOW];
    for (int k = 0; k < WINDOW; k++) {
      window[k] = 0.5 - 0.5 * Math.cos(2 * Math.PI * k / WINDOW);
    }
    return window;
  }
}
