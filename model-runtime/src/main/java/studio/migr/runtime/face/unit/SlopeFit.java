package studio.migr.runtime.face.unit;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Fits the {@link Slopes} of one action unit by ridge regression: least squares with a penalty on
 * the slopes, each in units of its measure's spread.
 */
final class SlopeFit {
  // Enough that measures which nearly repeat each other share the work. Ten times as much reads the
  // lips of held-out generated people worse, a third of it hardly better.
  private static final double RIDGE = 0.002;

  private SlopeFit() {}

  /**
   * @param faces measures of frames
   * @param calm for each frame the calm face to compare with
   * @param truth for each frame the unit's intensity
   * @param parts which measures may count
   */
  static Slopes fit(
      List<float[]> faces,
      List<double[]> calm,
      double[] truth,
      FaceMeasures measures,
      Set<FacePart> parts) {
    int[] used =
        IntStream.range(0, measures.count())
            .filter(k -> parts.contains(measures.part(k)))
            .toArray();
    double[] spread = spread(faces, calm, used);
    int size = 2 * used.length;
    double[][] normal = new double[size][size + 1];
    double[] row = new double[size];
    for (int frame = 0; frame < faces.size(); frame++) {
      for (int k = 0; k < used.length; k++) {
        double difference = (faces.get(frame)[used[k]] - calm.get(frame)[used[k]]) / spread[k];
        row[k] = Math.max(0, difference);
        row[used.length + k] = Math.max(0, -difference);
      }
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          normal[i][j] += row[i] * row[j];
        }
        normal[i][size] += row[i] * truth[frame];
      }
    }
    for (int i = 0; i < size; i++) {
      normal[i][i] += RIDGE * faces.size();
    }
    double[] solved = solve(normal);
    double[] above = new double[measures.count()];
    double[] below = new double[measures.count()];
    for (int k = 0; k < used.length; k++) {
      above[used[k]] = solved[k] / spread[k];
      below[used[k]] = solved[used.length + k] / spread[k];
    }
    return new Slopes(above, below);
  }

  private static double[] spread(List<float[]> faces, List<double[]> calm, int[] used) {
    double[] spread = new double[used.length];
    for (int k = 0; k < used.length; k++) {
      double sum = 0;
      for (int frame = 0; frame < faces.size(); frame++) {
        double difference = faces.get(frame)[used[k]] - calm.get(frame)[used[k]];
        sum += difference * difference;
      }
      spread[k] = Math.max(1e-6, Math.sqrt(sum / faces.size()));
    }
    return spread;
  }

  /** Gaussian elimination with pivots; the last column is the right side. */
  private static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int column = 0; column < size; column++) {
      int best = column;
      for (int i = column + 1; i < size; i++) {
        best = Math.abs(rows[i][column]) > Math.abs(rows[best][column]) ? i : best;
      }
      double[] pivot = rows[best];
      rows[best] = rows[column];
      rows[column] = pivot;
      for (int i = column + 1; i < size; i++) {
        double factor = rows[i][column] / pivot[column];
        for (int j = column; j <= size; j++) {
          rows[i][j] -= factor * pivot[j];
        }
      }
    }
    double[] solution = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double sum = rows[i][size];
      for (int j = i + 1; j < size; j++) {
        sum -= rows[i][j] * solution[j];
      }
      solution[i] = sum / rows[i][i];
    }
    return solution;
  }
}
