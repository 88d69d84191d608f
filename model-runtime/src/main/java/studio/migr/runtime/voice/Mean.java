package studio.migr.runtime.voice;

/** An arithmetic mean; what is no number does not count. */
final class Mean {
  private double sum;
  private long count;

  void add(double value) {
    if (!Double.isNaN(value)) {
      sum += value;
      count++;
    }
  }

  /** NaN while nothing was added. */
  double value() {
    return count == 0 ? Double.NaN : sum / count;
  }
}
