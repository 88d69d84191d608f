package studio.migr.training.dataset;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.prototype.PrototypeMatch;

/**
 * The fit to the prototypes of Du, Tao and Martinez with EMFACS, as {@link PrototypeMatch} has it.
 */
public final class PrototypeFit implements FaceFit {
  private static final double FULL = 3;
  private static final double TRACE = 1;

  @Override
  public Map<String, Double> of(SortedMap<ActionUnit, Double> units) {
    Map<String, Double> fits = new LinkedHashMap<>();
    if (units.isEmpty()) {
      return fits;
    }
    SortedMap<ActionUnit, Double> activity = new TreeMap<>();
    units.forEach(
        (unit, strength) ->
            activity.put(unit, strength < TRACE ? 0 : Math.min(1, strength / FULL)));
    PrototypeMatch.of(activity).forEach(match -> fits.put(match.emotion(), match.score()));
    return fits;
  }
}
