package studio.migr.runtime.au;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.AuTrack.Landmarks;

/** The rows of one face while its file is read. */
final class FaceRows {
  private final List<ActionUnit> intensities;
  private final List<ActionUnit> presences;
  private final int points;
  private final List<Row> rows = new ArrayList<>();
  private final Set<Double> times = new HashSet<>();
  private int found;

  /**
   * @param points landmarks of each row, 0 for none
   */
  FaceRows(List<ActionUnit> intensities, List<ActionUnit> presences, int points) {
    this.intensities = intensities;
    this.presences = presences;
    this.points = points;
  }

  /**
   * One row of a file.
   *
   * @param values intensities, presences, x and y of the points, one after the other
   */
  record Row(double timeMs, boolean found, double confidence, double[] values) {
    /** A face that was not found has no values, whatever the tool wrote. */
    static Row missing(double timeMs) {
      return new Row(timeMs, false, Double.NaN, new double[0]);
    }

    double value(int k) {
      return found ? values[k] : Double.NaN;
    }
  }

  /** Returns false if there is a row for this time already; the first one stays. */
  boolean add(Row row) {
    if (!times.add(row.timeMs())) {
      return false;
    }
    rows.add(row);
    found += row.found() ? 1 : 0;
    return true;
  }

  int found() {
    return found;
  }

  AuTrack track(String source) {
    rows.sort(Comparator.comparingDouble(Row::timeMs));
    int count = rows.size();
    double[] timesMs = new double[count];
    boolean[] foundRows = new boolean[count];
    double[] confidence = new double[count];
    for (int k = 0; k < count; k++) {
      timesMs[k] = rows.get(k).timeMs();
      foundRows[k] = rows.get(k).found();
      confidence[k] = rows.get(k).confidence();
    }
    int firstPoint = intensities.size() + presences.size();
    return new AuTrack(
        source,
        timesMs,
        foundRows,
        confidence,
        columns(intensities, 0),
        columns(presences, intensities.size()),
        points == 0
            ? Optional.empty()
            : Optional.of(new Landmarks(points(firstPoint), points(firstPoint + points))));
  }

  private SortedMap<ActionUnit, double[]> columns(List<ActionUnit> units, int first) {
    SortedMap<ActionUnit, double[]> columns = new TreeMap<>();
    for (int unit = 0; unit < units.size(); unit++) {
      double[] values = new double[rows.size()];
      for (int k = 0; k < values.length; k++) {
        values[k] = rows.get(k).value(first + unit);
      }
      columns.put(units.get(unit), values);
    }
    return columns;
  }

  private double[][] points(int first) {
    double[][] all = new double[rows.size()][];
    for (int k = 0; k < all.length; k++) {
      Row row = rows.get(k);
      if (row.found()) {
        all[k] = Arrays.copyOfRange(row.values(), first, first + points);
      } else {
        all[k] = new double[points];
        Arrays.fill(all[k], Double.NaN);
      }
    }
    return all;
  }
}
