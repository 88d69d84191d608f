package studio.migr.runtime.voice;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * The autocorrelation of a frame, corrected for its window, at lags of a sample or parts of it,
 * after Boersma (1993), equations 2 to 9. The finer lags come from a spectrum padded with zeros
 * before it is transformed back, which is exact interpolation for a sound without content above 8
 * kHz.
 */
final class Autocorrelation {
  /** A window of three periods of the floor; 2 would do for the pitch, not for its strength. */
  private static final double PERIODS = 3;

  private final int fineness;
  private final int length;
  private final int size;
  private final float[] hann;
  private final double[] windowCorrelation;
  private final FloatFFT_1D forward;
  private final FloatFFT_1D backward;
  private final float[] spectrum;
  private final float[] power;
  private final float[] lags;

  /**
   * @param floorHz lowest frequency whose period is asked for
   * @param fineness lags for each sample
   */
  Autocorrelation(double floorHz, int fineness) {
    this.fineness = fineness;
    length = (int) Math.round(PERIODS * Recording.RATE / floorHz) / 2 * 2;
    int longest = longestLag(floorHz);
    size = Integer.highestOneBit(length + longest - 1) * 2;
    hann = hann(length);
    windowCorrelation = new double[fineness * longest + 1];
    for (int lag = 0; lag < windowCorrelation.length; lag++) {
      windowCorrelation[lag] = ofHann((double) lag / fineness / length);
    }
    forward = new FloatFFT_1D(size);
    backward = new FloatFFT_1D((long) fineness * size);
    spectrum = new float[size];
    power = new float[size / 2 + 1];
    lags = new float[fineness * size];
  }

  private static int longestLag(double floorHz) {
    return (int) Math.ceil(Recording.RATE / floorHz) + 2;
  }

  /** A window of Hann's, symmetric about the middle of its {@code length} samples. */
  static float[] hann(int length) {
    float[] window = new float[length];
    for (int i = 0; i < length; i++) {
      window[i] = (float) (0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / length));
    }
    return window;
  }

  /** Equation 8; {@code share} is the lag as a share of the window. */
  private static double ofHann(double share) {
    double angle = 2 * Math.PI * share;
    return (1 - share) * (2.0 / 3 + Math.cos(angle) / 3) + Math.sin(angle) / (2 * Math.PI);
  }

  /** Samples in a frame. */
  int length() {
    return length;
  }

  /** Number of lags of {@link #at}. */
  int count() {
    return windowCorrelation.length;
  }

  /** Transforms a frame of {@link #length} samples. */
  void transform(float[] frame) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += frame[i];
    }
    float mean = (float) (sum / length);
    for (int i = 0; i < length; i++) {
      spectrum[i] = (frame[i] - mean) * hann[i];
    }
    Arrays.fill(spectrum, length, size, 0);
    forward.realForward(spectrum);
    int half = size / 2;
    power[0] = spectrum[0] * spectrum[0];
    power[half] = spectrum[1] * spectrum[1];
    for (int k = 1; k < half; k++) {
      float re = spectrum[2 * k];
      float im = spectrum[2 * k + 1];
      power[k] = re * re + im * im;
    }
    Arrays.fill(lags, 0);
    lags[0] = power[0];
    for (int k = 1; k < half; k++) {
      lags[2 * k] = power[k];
    }
    if (fineness == 1) {
      lags[1] = power[half];
    } else {
      lags[size] = power[half] / 2; // shared by the positive and the negative frequency
    }
    backward.realInverse(lags, false);
  }

  /** Whether the frame holds any sound. */
  boolean sounds() {
    return lags[0] > 1e-12f;
  }

  /**
   * The normalised autocorrelation: 1 at lag 0, near 1 at the period of a regular sound.
   *
   * @param lag in samples times the fineness
   */
  double at(int lag) {
    return lags[lag] / lags[0] / windowCorrelation[lag] * windowCorrelation[0];
  }

  /** Power of the frame at frequencies {@link #binHz} apart, from 0 to half the rate. */
  float[] power() {
    return power;
  }

  double binHz() {
    return (double) Recording.RATE / size;
  }
}
