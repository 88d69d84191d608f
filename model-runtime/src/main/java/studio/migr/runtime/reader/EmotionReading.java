package studio.migr.runtime.reader;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader found in a text.
 *
 * @param strengths how much of what it found speaks for each emotion, in the reader's order of
 *     emotions; they add up to 1, or there are none if the text speaks of no emotion
 */
public record EmotionReading(Map<String, Double> strengths) {
  /** The text speaks of no emotion. */
  public static final EmotionReading NONE = new EmotionReading(Map.of());

  public EmotionReading {
    strengths = Collections.unmodifiableMap(new LinkedHashMap<>(strengths));
  }

  /**
   * Evidence brought to a sum of 1.
   *
   * @param evidence by emotion; what is not above 0 is left out
   */
  public static EmotionReading ofEvidence(Map<String, Double> evidence) {
    double sum = evidence.values().stream().mapToDouble(each -> Math.max(0, each)).sum();
    if (!(sum > 0)) {
      return NONE;
    }
    Map<String, Double> strengths = new LinkedHashMap<>();
    evidence.forEach(
        (label, value) -> {
          if (value > 0) {
            strengths.put(label, value / sum);
          }
        });
    return new EmotionReading(strengths);
  }

  /** How strongly the text speaks of {@code label}, 0..1. */
  public double of(String label) {
    return strengths.getOrDefault(label, 0.0);
  }

  /** The strongest emotion; of equally strong ones the first. Empty if there is none. */
  public Optional<String> top() {
    return mostPresent(1).stream().findFirst();
  }

  /**
   * The strongest emotions, the strongest first; fewer than {@code count} if there are not more.
   */
  public List<String> mostPresent(int count) {
    return strengths.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(count)
        .map(Map.Entry::getKey)
        .toList();
  }
}
