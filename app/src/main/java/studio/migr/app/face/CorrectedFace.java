package studio.migr.app.face;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import studio.migr.app.label.UnitCorrection;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/**
 * A face as a tool measured it, with one person's corrections in their places: for files, never for
 * the screen, which shows both.
 *
 * @param track its source says who corrected whom
 * @param corrected by row, whether any of its values is the person's
 */
public record CorrectedFace(AuTrack track, boolean[] corrected) {
  /** Times of frames are compared across roundings of tables, in ms. */
  private static final double SAME_MS = 0.5;

  /**
   * @param corrections of one person and of this track's source, oldest first
   * @param clipStartMs where the clip starts on the container's clock
   */
  public static CorrectedFace of(
      AuTrack measured, List<UnitCorrection> corrections, double clipStartMs) {
    int rows = measured.rows();
    boolean[] corrected = new boolean[rows];
    boolean[] found = measured.found().clone();
    SortedMap<ActionUnit, double[]> intensity = copies(measured.intensity());
    SortedMap<ActionUnit, double[]> presence = copies(measured.presence());
    Map<ActionUnit, List<UnitCorrection>> byUnit =
        corrections.stream().collect(Collectors.groupingBy(UnitCorrection::unit));
    byUnit.forEach(
        (unit, ofUnit) -> {
          for (CorrectedStretch stretch : CorrectedStretch.of(ofUnit)) {
            for (int row = 0; row < rows; row++) {
              double ms = measured.timesMs()[row] + clipStartMs;
              if (ms >= stretch.startMs() - SAME_MS && ms < stretch.endMs() - SAME_MS) {
                corrected[row] = true;
                found[row] |= !stretch.hidden();
                set(intensity, unit, row, rows, stretch.hidden(), stretch.intensity().orElse(-1));
                set(
                    presence,
                    unit,
                    row,
                    rows,
                    stretch.hidden(),
                    stretch.present().map(there -> there ? 1.0 : 0.0).orElse(-1.0));
              }
            }
          }
        });
    String who = corrections.isEmpty() ? "" : corrections.getFirst().annotator();
    AuTrack track =
        new AuTrack(
            "corrected by " + who + ": " + measured.source(),
            measured.timesMs(),
            found,
            measured.confidence(),
            intensity,
            presence,
            measured.landmarks());
    return new CorrectedFace(track, corrected);
  }

  /** Whether anything was corrected. */
  public boolean any() {
    for (boolean row : corrected) {
      if (row) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param value below 0 if nothing was said
   */
  private static void set(
      SortedMap<ActionUnit, double[]> values,
      ActionUnit unit,
      int row,
      int rows,
      boolean hidden,
      double value) {
    if (hidden && values.containsKey(unit)) {
      values.get(unit)[row] = Double.NaN;
    } else if (value >= 0) {
      values.computeIfAbsent(unit, _ -> none(rows))[row] = value;
    }
  }

  private static double[] none(int rows) {
    double[] values = new double[rows];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static SortedMap<ActionUnit, double[]> copies(SortedMap<ActionUnit, double[]> values) {
    SortedMap<ActionUnit, double[]> copies = new TreeMap<>();
    values.forEach((unit, all) -> copies.put(unit, all.clone()));
    return copies;
  }
}
