package studio.migr.runtime.importance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many people gave each answer under one condition.
 *
 * @param counts by label, none negative; labels that nobody chose may stand with 0 or be absent
 */
public record VoteCount(Map<String, Integer> counts) {
  public static final VoteCount NONE = new VoteCount(Map.of());

  /**
   * @throws IllegalArgumentException if a count is negative
   */
  public VoteCount {
    counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    if (counts.values().stream().anyMatch(count -> count < 0)) {
      throw new IllegalArgumentException("negative votes: " + counts);
    }
  }

  /** Both together. */
  public VoteCount plus(VoteCount other) {
    Map<String, Integer> sum = new LinkedHashMap<>(counts);
    other.counts.forEach((label, count) -> sum.merge(label, count, Integer::sum));
    return new VoteCount(sum);
  }

  public int of(String label) {
    return counts.getOrDefault(label, 0);
  }

  public int total() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The label's part of all votes, 0..1; NaN if nobody voted. */
  public double share(String label) {
    return of(label) / (double) total();
  }

  /**
   * The label with the most votes.
   *
   * @param order the labels; the first of those that tie is taken
   * @return empty if nobody voted for one of them
   */
  public Optional<String> mostVoted(List<String> order) {
    String best = null;
    for (String label : order) {
      if (of(label) > (best == null ? 0 : of(best))) {
        best = label;
      }
    }
    return Optional.ofNullable(best);
  }
}
