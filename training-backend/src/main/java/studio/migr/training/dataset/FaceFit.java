package studio.migr.training.dataset;

import java.util.Map;
import java.util.SortedMap;
import studio.migr.runtime.au.ActionUnit;

/** How well the action units of a face fit the prototypes of emotions. */
@FunctionalInterface
public interface FaceFit {

  /**
   * @param units intensities 0..5 of the units that were measured
   * @return 0..1 by emotion, in DFEW's names; empty if too little was measured
   */
  Map<String, Double> of(SortedMap<ActionUnit, Double> units);
}
