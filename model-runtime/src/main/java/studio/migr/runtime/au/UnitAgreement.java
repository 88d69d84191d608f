package studio.migr.runtime.au;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far two sources agree on the intensities of one action unit of one clip.
 *
 * @param frames in how many frames both have a value
 * @param correlation Pearson's r; NaN where one of them never changes
 * @param icc intraclass correlation ICC(3,1), single measures, consistency (Shrout and Fleiss
 *     1979): (MSrow − MSerr) / (MSrow + MSerr) for two sources; NaN where nothing changes
 */
public record UnitAgreement(int frames, double correlation, double icc) {
  /** Fewer frames say nothing. */
  private static final int FEWEST = 10;

  /** Tables of other programs round times to a whole millisecond, up or down. */
  private static final double ROUNDING_MS = 1;

  /** Empty where the two share fewer than {@value #FEWEST} frames with values of the unit. */
  public static Optional<UnitAgreement> between(AuTrack one, AuTrack other, ActionUnit unit) {
    List<double[]> pairs = new ArrayList<>();
    for (int row = 0; row < one.rows(); row++) {
      double first = AuTrack.value(one.intensity(), unit, row);
      int same = other.rowAt(one.timesMs()[row] + ROUNDING_MS);
      double second = AuTrack.value(other.intensity(), unit, same);
      if (!Double.isNaN(first) && !Double.isNaN(second)) {
        pairs.add(new double[] {first, second});
      }
    }
    return pairs.size() < FEWEST ? Optional.empty() : Optional.of(of(pairs));
  }

  /**
   * @param pairs the two sources' values, a frame each
   */
  static UnitAgreement of(List<double[]> pairs) {
    int n = pairs.size();
    double meanOne = pairs.stream().mapToDouble(pair -> pair[0]).average().orElseThrow();
    double meanTwo = pairs.stream().mapToDouble(pair -> pair[1]).average().orElseThrow();
    double grand = (meanOne + meanTwo) / 2;
    double one = 0;
    double two = 0;
    double both = 0;
    double rows = 0;
    double all = 0;
    for (double[] pair : pairs) {
      one += (pair[0] - meanOne) * (pair[0] - meanOne);
      two += (pair[1] - meanTwo) * (pair[1] - meanTwo);
      both += (pair[0] - meanOne) * (pair[1] - meanTwo);
      double row = (pair[0] + pair[1]) / 2 - grand;
      rows += 2 * row * row;
      all += (pair[0] - grand) * (pair[0] - grand) + (pair[1] - grand) * (pair[1] - grand);
    }
    double sources =
        n * ((meanOne - grand) * (meanOne - grand) + (meanTwo - grand) * (meanTwo - grand));
    double rowMean = rows / (n - 1);
    double error = (all - rows - sources) / (n - 1);
    return new UnitAgreement(n, both / Math.sqrt(one * two), (rowMean - error) / (rowMean + error));
  }
}
