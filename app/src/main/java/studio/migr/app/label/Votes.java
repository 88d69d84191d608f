package studio.migr.app.label;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import studio.migr.runtime.emotion.Condition;

/**
 * How many people chose each label for a clip, where a data set published only that and not who.
 *
 * @param condition what the people had
 * @param counts by label, in the data set's own order; labels need not be of the project's scheme
 * @param source the data set, such as {@code CREMA-D}
 */
public record Votes(
    String clipId, Condition condition, Map<String, Integer> counts, String source) {

  /**
   * @throws IllegalArgumentException if the source is blank, a label is blank, a count is negative,
   *     or nobody voted
   */
  public Votes {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    boolean valid =
        !source.isBlank()
            && counts.keySet().stream().noneMatch(String::isBlank)
            && counts.values().stream().allMatch(count -> count >= 0)
            && counts.values().stream().anyMatch(count -> count > 0);
    if (!valid) {
      throw new IllegalArgumentException("no votes: " + counts + " of " + source);
    }
  }
}
