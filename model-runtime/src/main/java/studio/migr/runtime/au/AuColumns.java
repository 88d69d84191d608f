package studio.migr.runtime.au;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.migr.runtime.table.CsvReader;

/** Where the columns of a header stand. Names differ by case: {@code X_0} is not {@code x_0}. */
final class AuColumns {
  /** Of OpenFace's scale, which is FACS's A to E as 1 to 5 with 0 for none. */
  static final double HIGHEST_INTENSITY = 5;

  private final Map<String, Integer> byName = new HashMap<>();
  private final List<Integer> xs = new ArrayList<>();
  private final List<Integer> ys = new ArrayList<>();

  AuColumns(List<String> header) {
    for (int k = 0; k < header.size(); k++) {
      byName.putIfAbsent(header.get(k), k);
    }
    while (has("x_" + xs.size()) && has("y_" + xs.size())) {
      ys.add(at("y_" + xs.size()));
      xs.add(at("x_" + xs.size()));
    }
  }

  /** Position of a column; −1 if there is none. */
  int at(String name) {
    return byName.getOrDefault(name, -1);
  }

  boolean has(String name) {
    return byName.containsKey(name);
  }

  /**
   * The units whose columns match.
   *
   * @param pattern its first group is the number of the unit
   */
  SortedMap<ActionUnit, Integer> units(Pattern pattern) {
    SortedMap<ActionUnit, Integer> units = new TreeMap<>();
    byName.forEach(
        (name, column) -> {
          Matcher matcher = pattern.matcher(name);
          if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(1));
            if (number > 0) {
              units.put(new ActionUnit(number), column);
            }
          }
        });
    return units;
  }

  /** Cells that a whole row has at least. */
  int needed() {
    return byName.entrySet().stream()
            .filter(column -> !column.getKey().isEmpty())
            .mapToInt(Map.Entry::getValue)
            .max()
            .orElse(-1)
        + 1;
  }

  /** How many points have columns {@code x_k} and {@code y_k}, counted from 0 without a gap. */
  int points() {
    return xs.size();
  }

  /** A number between two bounds; NaN if the cell says so, is empty, or is none of these. */
  static double within(CsvReader in, int column, double low, double high, FaceTable table) {
    double value = in.number(column);
    if (value >= low && value <= high) {
      return value;
    }
    if (!isMissing(in.cell(column))) {
      table.countUnreadable();
    }
    return Double.NaN;
  }

  /** Empty, or not a number in the words of C, Python and Microsoft's C: {@code -nan(ind)}. */
  private static boolean isMissing(String cell) {
    return cell.isEmpty() || cell.regionMatches(true, cell.startsWith("-") ? 1 : 0, "nan", 0, 3);
  }

  /**
   * Reads a row's values in the order that {@link FaceRows} keeps.
   *
   * @param intensities columns of 0 to {@code highest}, which are scaled to 0 to 5
   * @param presences columns of 0 or 1
   */
  double[] values(
      CsvReader in,
      SortedMap<ActionUnit, Integer> intensities,
      double highest,
      SortedMap<ActionUnit, Integer> presences,
      int points,
      FaceTable table) {
    double[] values = new double[intensities.size() + presences.size() + 2 * points];
    int at = 0;
    for (int column : intensities.values()) {
      values[at++] = within(in, column, 0, highest, table) * (HIGHEST_INTENSITY / highest);
    }
    for (int column : presences.values()) {
      double present = within(in, column, 0, 1, table);
      values[at++] = present == 0 || present == 1 ? present : Double.NaN;
    }
    for (List<Integer> axis : List.of(xs, ys)) {
      for (int point = 0; point < points; point++) {
        values[at++] = in.number(axis.get(point));
      }
    }
    return values;
  }
}
