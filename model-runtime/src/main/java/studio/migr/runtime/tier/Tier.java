package studio.migr.runtime.tier;

import java.util.List;
import java.util.Optional;

/**
 * Texts of one kind, mostly of one annotator.
 *
 * @param name as the file has it; may be empty or the same as another's
 * @param annotator who made it, if the file says so
 * @param points whether it holds points; else stretches
 * @param values in the order of the file
 */
public record Tier(
    String name, Optional<String> annotator, boolean points, List<TimedValue> values) {
  public Tier {
    values = List.copyOf(values);
  }
}
