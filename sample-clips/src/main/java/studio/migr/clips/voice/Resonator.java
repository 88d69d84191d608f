package studio.migr.clips.voice;

/**
 * A pair of poles, or of zeros, as in Klatt (1980): y = Ax + By₁ + Cy₂ with C = -exp(-2π·BW·T), B =
 * 2exp(-π·BW·T)cos(2πF·T), A = 1 - B - C; the zero is the inverse. At 0 Hz it changes nothing.
 */
final class Resonator {
  private final double sampleTime;
  private double a = 1;
  private double b;
  private double c;
  private double last;
  private double beforeLast;

  Resonator(int sampleRate) {
    sampleTime = 1.0 / sampleRate;
  }

  Resonator(int sampleRate, double frequency, double bandwidth) {
    this(sampleRate);
    tune(frequency, bandwidth);
  }

  /** Moves it; what rings, goes on ringing. Both in Hz. */
  void tune(double frequency, double bandwidth) {
    double radius = StrictMath.exp(-Math.PI * bandwidth * sampleTime);
    c = -radius * radius;
    b = 2 * radius * StrictMath.cos(2 * Math.PI * frequency * sampleTime);
    a = 1 - b - c;
  }

  /** The next sample through poles. */
  double resonate(double sample) {
    double value = a * sample + b * last + c * beforeLast;
    beforeLast = last;
    last = value;
    return value;
  }

  /** The next sample through zeros. */
  double cancel(double sample) {
    double value = (sample - b * last - c * beforeLast) / a;
    beforeLast = last;
    last = sample;
    return value;
  }

  /** The next sample through poles, with a gain of about 1 at the peak. */
  double pass(double sample) {
    double value = (1 + c) * sample + b * last + c * beforeLast;
    beforeLast = last;
    last = value;
    return value;
  }
}
