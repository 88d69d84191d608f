package studio.migr.app.player;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** Which action units are there in one row, the strongest first. */
final class ActiveUnits {
  /** An intensity below this is not called active; 1 is FACS's "trace". */
  private static final double TRACE = 1;

  private ActiveUnits() {}

  /**
   * @param intensity 0 to 5; NaN where the tool gives only presence
   * @param conflict whether presence and intensity contradict each other
   */
  record Active(ActionUnit unit, double intensity, boolean conflict) {}

  /** Those that are marked present or have an intensity of 1 or more. */
  static List<Active> of(AuTrack track, int row) {
    SortedSet<ActionUnit> units = new TreeSet<>(track.intensity().keySet());
    units.addAll(track.presence().keySet());
    List<Active> active = new ArrayList<>();
    for (ActionUnit unit : units) {
      double strength = AuTrack.value(track.intensity(), unit, row);
      if (strength >= TRACE || AuTrack.value(track.presence(), unit, row) == 1) {
        active.add(new Active(unit, strength, track.conflicts(unit, row)));
      }
    }
    active.sort(
        Comparator.comparingDouble(
                (Active one) -> Double.isNaN(one.intensity()) ? 0 : -one.intensity())
            .thenComparing(Active::unit));
    return active;
  }
}
