package studio.migr.app.truth;

/** Pearson's correlation of pairs that come one by one. */
final class Correlation {
  private long count;
  private double meanX;
  private double meanY;
  private double squaresX;
  private double squaresY;
  private double products;

  void add(double x, double y) {
    count++;
    double dx = x - meanX;
    meanX += dx / count;
    double dy = y - meanY;
    meanY += dy / count;
    squaresX += dx * (x - meanX);
    squaresY += dy * (y - meanY);
    products += dx * (y - meanY);
  }

  /** Standard deviation of the first of each pair. */
  double spread() {
    return count == 0 ? 0 : Math.sqrt(squaresX / count);
  }

  /** −1 to 1; NaN if one of the two does not vary. */
  double value() {
    double spread = Math.sqrt(squaresX * squaresY);
    return spread == 0 ? Double.NaN : products / spread;
  }
}
