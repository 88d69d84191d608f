package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the middle half of some clips lies, at equally spaced places from a clip's start to its
 * end, so that clips of different lengths compare.
 *
 * @param low a quarter of the clips lies below; NaN where no clip has a value
 * @param middle half of them
 * @param high three quarters
 * @param clips how many clips it is made of
 */
record Band(double[] low, double[] middle, double[] high, int clips) {
  /** How many places. */
  static final int PLACES = 21;

  /**
   * @param curves one for each clip, of {@link #PLACES} values, NaN where it has none
   */
  static Band of(List<double[]> curves) {
    double[] low = new double[PLACES];
    double[] middle = new double[PLACES];
    double[] high = new double[PLACES];
    for (int place = 0; place < PLACES; place++) {
      int at = place;
      double[] sorted =
          curves.stream()
              .mapToDouble(curve -> curve[at])
              .filter(Double::isFinite)
              .sorted()
              .toArray();
      low[place] = quantile(sorted, 0.25);
      middle[place] = quantile(sorted, 0.5);
      high[place] = quantile(sorted, 0.75);
    }
    return new Band(low, middle, high, curves.size());
  }

  /** Between neighbours in proportion; NaN of nothing. */
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double at = share * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  /** The mean of a curve's values around each place; NaN where there are none. */
  static double[] resampled(double[] values) {
    double[] places = new double[PLACES];
    for (int place = 0; place < PLACES; place++) {
      int from = (int) ((long) place * values.length / PLACES);
      int to = Math.max(from + 1, (int) ((place + 1L) * values.length / PLACES));
      List<Double> known = new ArrayList<>();
      Arrays.stream(values, Math.min(from, values.length), Math.min(to, values.length))
          .filter(Double::isFinite)
          .forEach(known::add);
      places[place] = known.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }
    return places;
  }
}
