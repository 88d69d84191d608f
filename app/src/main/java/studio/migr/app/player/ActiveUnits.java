package studio.migr.app.player;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import studio.migr.app.face.CorrectedStretch;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/** Which action units are there in one row, the strongest first. */
final class ActiveUnits {
  /** An intensity below this is not called active; 1 is FACS's "trace". */
  private static final double TRACE = 1;

  private ActiveUnits() {}

  /**
   * @param intensity 0 to 5, of the tool; NaN where it gives only presence
   * @param conflict whether the tool's presence and intensity contradict each other
   * @param said what the annotator says in the tool's place
   */
  record Active(
      ActionUnit unit, double intensity, boolean conflict, Optional<CorrectedStretch> said) {

    /** What holds, for the order: the person's word before the tool's. */
    private double strength() {
      if (said.isPresent() && (said.get().hidden() || said.get().present().equals(NOT_THERE))) {
        return 0;
      }
      double tool = Double.isNaN(intensity) ? 0 : intensity;
      return said.map(stretch -> stretch.intensity().orElse(tool)).orElse(tool);
    }
  }

  private static final Optional<Boolean> NOT_THERE = Optional.of(false);

  /**
   * Those that the tool marks present or gives an intensity of 1 or more, and those of which the
   * annotator says something.
   *
   * @param said by unit, as it holds at the row
   */
  static List<Active> of(AuTrack track, int row, Map<ActionUnit, CorrectedStretch> said) {
    SortedSet<ActionUnit> units = new TreeSet<>(track.intensity().keySet());
    units.addAll(track.presence().keySet());
    units.addAll(said.keySet());
    List<Active> active = new ArrayList<>();
    for (ActionUnit unit : units) {
      double strength = AuTrack.value(track.intensity(), unit, row);
      if (strength >= TRACE
          || AuTrack.value(track.presence(), unit, row) == 1
          || said.containsKey(unit)) {
        active.add(
            new Active(
                unit, strength, track.conflicts(unit, row), Optional.ofNullable(said.get(unit))));
      }
    }
    active.sort(
        Comparator.comparingDouble((Active one) -> -one.strength()).thenComparing(Active::unit));
    return active;
  }
}
