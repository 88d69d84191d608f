package studio.migr.runtime.media;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * How the frames of a clip are spaced.
 *
 * @param rate nominal frames a second; a rate in common use where one fits within 0.05 %
 * @param variable whether the spacing differs by more than rounding to the time base explains
 */
record FrameSpacing(Rational rate, boolean variable) {
  private static final Rational[] COMMON = {
    new Rational(24000, 1001),
    new Rational(24, 1),
    new Rational(25, 1),
    new Rational(30000, 1001),
    new Rational(30, 1),
    new Rational(48, 1),
    new Rational(50, 1),
    new Rational(60000, 1001),
    new Rational(60, 1),
    new Rational(100, 1),
    new Rational(120, 1),
    new Rational(15, 1),
    new Rational(12, 1),
    new Rational(10, 1)
  };
  private static final double CLOSE = 0.0005; // 23.976 and 24 differ by 0.001
  // Where a tick is this much shorter than a frame, two roundings one after the other (stream to
  // container, container to container) still tell an even rate from a dropped frame.
  private static final int FINE_TICKS = 10;

  /**
   * @param stated what the container says, 0/1 if nothing; used where a single frame leaves it open
   */
  static FrameSpacing of(FrameIndex frames, Rational timeBase, Rational stated) {
    int gaps = frames.size() - 1;
    if (gaps == 0) {
      return new FrameSpacing(stated.num() > 0 ? stated : new Rational(1, 1), false);
    }
    long shortest = Long.MAX_VALUE;
    long longest = 0;
    for (int k = 0; k < gaps; k++) {
      long gap = frames.pts(k + 1) - frames.pts(k);
      shortest = Math.min(shortest, gap);
      longest = Math.max(longest, gap);
    }
    long span = frames.pts(gaps) - frames.pts(0);
    long tolerance = span / gaps >= FINE_TICKS ? 2 : longest > 2 ? 1 : 0;
    boolean variable = longest - shortest > tolerance;
    return new FrameSpacing(rate(gaps, span, timeBase, stated, variable), variable);
  }

  private static Rational rate(
      int gaps, long span, Rational timeBase, Rational stated, boolean variable) {
    double mean = gaps / (span * timeBase.toDouble());
    // The ends are rounded to ticks: a short clip says less about its rate.
    double close = variable ? CLOSE : Math.max(CLOSE, Math.min(0.01, 1.0 / span));
    if (!variable && stated.num() > 0 && distance(stated, mean) <= close) {
      return stated;
    }
    Rational nearest =
        Stream.of(COMMON).min(Comparator.comparingDouble(rate -> distance(rate, mean))).get();
    return distance(nearest, mean) <= close ? nearest : inThousandths(mean);
  }

  private static double distance(Rational rate, double mean) {
    return Math.abs(rate.toDouble() - mean) / mean;
  }

  private static Rational inThousandths(double rate) {
    int thousandths = (int) Math.max(1, Math.round(Math.min(rate, 1e6) * 1000));
    int divisor = BigInteger.valueOf(thousandths).gcd(BigInteger.valueOf(1000)).intValue();
    return new Rational(thousandths / divisor, 1000 / divisor);
  }
}
