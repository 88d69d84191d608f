package studio.migr.runtime.voice;

/**
 * How loud a frame is: its mean square under a window of Hann's, in dB relative to full scale. A
 * sine that just fills the scale has −3.01 dB.
 */
final class Level {
  /** Less than this is not told apart from silence. */
  static final double LOWEST_DB = -120;

  /** Long enough that the level does not follow the single periods of a voice above 50 Hz. */
  static final int LENGTH = 40 * Recording.RATE / 1000;

  private final float[] window = Autocorrelation.hann(LENGTH);
  private final float[] frame = new float[LENGTH];

  double around(RollingSamples samples, long centre) {
    samples.around(centre, frame);
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < LENGTH; i++) {
      double weighted = window[i] * frame[i];
      weights += window[i];
      sum += weighted;
      squares += weighted * frame[i];
    }
    double mean = sum / weights;
    double power = squares / weights - mean * mean; // a constant offset is not heard
    return power <= 0 ? LOWEST_DB : Math.max(LOWEST_DB, 10 * Math.log10(power));
  }
}
