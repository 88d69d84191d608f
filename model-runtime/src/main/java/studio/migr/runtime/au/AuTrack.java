package studio.migr.runtime.au;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The action units of one face over a clip, measured by one tool. All arrays have one value for
 * each row, and rows come in order of time. A value that the tool did not give is NaN: missing is
 * never zero. The arrays are not copied; nobody changes them.
 *
 * @param source who measured, in words for people, such as {@code OpenFace 2 (clip_017.csv)}
 * @param timesMs time of each row in ms from the clip's start, ascending
 * @param found whether a face was found; where not, all other values are NaN
 * @param confidence how sure the tool was of the face, 0 to 1
 * @param intensity by action unit, 0 to 5; may lack units
 * @param presence by action unit, 0 or 1; may have other units than {@code intensity}
 * @param landmarks the face's points, if the tool gave them
 */
public record AuTrack(
    String source,
    double[] timesMs,
    boolean[] found,
    double[] confidence,
    SortedMap<ActionUnit, double[]> intensity,
    SortedMap<ActionUnit, double[]> presence,
    Optional<Landmarks> landmarks) {

  /**
   * @throws IllegalArgumentException if an array has another length than the times
   */
  public AuTrack {
    intensity = Collections.unmodifiableSortedMap(new TreeMap<>(intensity));
    presence = Collections.unmodifiableSortedMap(new TreeMap<>(presence));
    int rows = timesMs.length;
    require(found.length == rows && confidence.length == rows, "found and confidence");
    requireRows(intensity, rows);
    requireRows(presence, rows);
    landmarks.ifPresent(points -> require(points.x().length == rows, "landmarks"));
  }

  public int rows() {
    return timesMs.length;
  }

  /**
   * The row that holds at {@code ms}: the last one that began by then; −1 before the first.
   *
   * @param ms from the clip's start
   */
  public int rowAt(double ms) {
    int low = 0;
    int high = timesMs.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (timesMs[middle] <= ms) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }

  /**
   * Whether presence and intensity contradict each other in {@code row}: present without intensity,
   * or absent with an intensity of 1 or more. They come from different training data and need not
   * agree (OpenFace, Baltrušaitis et al. 2018).
   */
  public boolean conflicts(ActionUnit unit, int row) {
    double strength = value(intensity, unit, row);
    double present = value(presence, unit, row);
    return (present == 1 && strength == 0) || (present == 0 && strength >= 1);
  }

  /** The value of {@code unit} in {@code row}; NaN if there is none. */
  public static double value(Map<ActionUnit, double[]> values, ActionUnit unit, int row) {
    double[] all = values.get(unit);
    return all == null || row < 0 || row >= all.length ? Double.NaN : all[row];
  }

  private static void requireRows(Map<ActionUnit, double[]> values, int rows) {
    values.forEach((unit, all) -> require(all.length == rows, unit.code()));
  }

  private static void require(boolean fits, String what) {
    if (!fits) {
      throw new IllegalArgumentException(what + " do not have a value for each time");
    }
  }

  /**
   * The points of the face, in px of the upright picture, from its top left corner.
   *
   * @param x rows × points
   * @param y rows × points
   */
  public record Landmarks(double[][] x, double[][] y) {}
}
