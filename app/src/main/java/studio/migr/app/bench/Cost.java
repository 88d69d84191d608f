package studio.migr.app.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What a piece of work costs on one core, and where the time goes.
 *
 * @param parts milliseconds of processor time by part, in the order in which they are done
 * @param floorMs what the barest thing that does the same costs, measured in the same run
 */
public record Cost(SequencedMap<String, Double> parts, double floorMs) {
  public Cost {
    parts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parts));
  }

  /** Milliseconds of all parts together. */
  public double totalMs() {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** How often a second one core does it. */
  public double rate() {
    return 1000 / totalMs();
  }

  /** How often a second the barest thing would. */
  public double floorRate() {
    return 1000 / floorMs;
  }

  /** The part that costs most. */
  public String dearest() {
    return parts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }
}
