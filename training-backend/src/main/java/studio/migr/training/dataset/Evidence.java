package studio.migr.training.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.migr.runtime.au.ActionUnit;

/**
 * What was measured of a clip.
 *
 * @param unitSource who measured the action units; empty if nobody did
 * @param units by action unit, the intensity that a tenth of the frames with a face exceed, 0..5
 * @param prosody of the whole clip by name, such as {@code f0_median_hz}; finite
 * @param transcript what is said; blank if nobody speaks
 */
public record Evidence(
    Optional<String> unitSource,
    SortedMap<ActionUnit, Double> units,
    Map<String, Double> prosody,
    Optional<String> transcript) {
  /** Nothing was measured. */
  public static final Evidence NONE =
      new Evidence(Optional.empty(), new TreeMap<>(), Map.of(), Optional.empty());

  public Evidence {
    units = Collections.unmodifiableSortedMap(new TreeMap<>(units));
    prosody = Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(prosody)));
  }
}
