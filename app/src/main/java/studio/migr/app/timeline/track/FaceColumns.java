package studio.migr.app.timeline.track;

import java.util.Arrays;
import studio.migr.app.timeline.TrackArea;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/**
 * An action unit, or the face itself, as one value for each column of pixels. A column that holds
 * several rows has their highest value, so that nothing short is lost from sight.
 *
 * @param intensity 0 to 5; NaN where nothing was measured
 * @param presence 0 or 1; NaN where nothing was measured
 * @param confidence 0 to 1; NaN where no face was found
 * @param conflict whether presence and intensity contradict each other in any row
 * @param covered whether there is any row at all: beyond the last one, nothing is missing
 */
record FaceColumns(
    double[] intensity,
    double[] presence,
    double[] confidence,
    boolean[] conflict,
    boolean[] covered) {

  /**
   * @param clipStartMs where the clip starts on the container's clock
   */
  static FaceColumns of(AuTrack track, ActionUnit unit, TrackArea area, double clipStartMs) {
    int columns = area.columns();
    double[] intensity = new double[columns];
    double[] presence = new double[columns];
    double[] confidence = new double[columns];
    Arrays.fill(intensity, Double.NaN);
    Arrays.fill(presence, Double.NaN);
    Arrays.fill(confidence, Double.NaN);
    boolean[] conflict = new boolean[columns];
    boolean[] covered = new boolean[columns];
    double scale = area.brush().scale();
    int rows = track.rows();
    double first = area.window().startMs() - clipStartMs;
    double last = area.window().endMs() - clipStartMs;
    for (int row = Math.max(0, track.rowAt(first)); row < rows; row++) {
      double from = track.timesMs()[row];
      if (from > last) {
        break;
      }
      int left = (int) Math.floor(area.xOf(from + clipStartMs) * scale);
      int right = (int) Math.ceil(area.xOf(endOf(track, row) + clipStartMs) * scale);
      double strength = AuTrack.value(track.intensity(), unit, row);
      double present = AuTrack.value(track.presence(), unit, row);
      double sure = track.found()[row] ? track.confidence()[row] : Double.NaN;
      boolean conflicts = track.conflicts(unit, row);
      for (int x = Math.max(0, left); x < Math.min(columns, Math.max(right, left + 1)); x++) {
        intensity[x] = higher(intensity[x], strength);
        presence[x] = higher(presence[x], present);
        confidence[x] = Double.isNaN(confidence[x]) ? sure : lower(confidence[x], sure);
        conflict[x] |= conflicts;
        covered[x] = true;
      }
    }
    return new FaceColumns(intensity, presence, confidence, conflict, covered);
  }

  /** Where a row ends, in ms from the clip's start: where the next begins. */
  static double endOf(AuTrack track, int row) {
    double[] times = track.timesMs();
    if (row + 1 < times.length) {
      return times[row + 1];
    }
    return row == 0 ? times[0] + 40 : times[row] + (times[row] - times[row - 1]);
  }

  private static double higher(double a, double b) {
    return Double.isNaN(a) ? b : Double.isNaN(b) ? a : Math.max(a, b);
  }

  private static double lower(double a, double b) {
    return Double.isNaN(b) ? a : Math.min(a, b);
  }
}
