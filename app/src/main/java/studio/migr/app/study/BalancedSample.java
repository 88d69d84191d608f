package studio.migr.app.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws clips so that each dominant modality of the model comes as often as any other, within it
 * each emotion, and within that each person, as far as there are clips. The same seed draws the
 * same clips; which of several that are alike is left to chance.
 */
final class BalancedSample {
  private BalancedSample() {}

  /**
   * @param count how many; all if there are fewer
   */
  static List<Candidate> draw(List<Candidate> from, int count, long seed) {
    List<Candidate> left = new ArrayList<>(from);
    left.sort(Comparator.comparing(Candidate::clipId)); // not by the order in which they came in
    Collections.shuffle(left, new Random(seed));
    Map<Object, Integer> drawn = new HashMap<>();
    List<Candidate> sample = new ArrayList<>();
    while (sample.size() < count && !left.isEmpty()) {
      Candidate next =
          Collections.min(
              left,
              Comparator.<Candidate>comparingInt(each -> of(drawn, each.verdict()))
                  .thenComparingInt(each -> of(drawn, pair(each)))
                  .thenComparingInt(each -> of(drawn, each.label()))
                  .thenComparingInt(each -> of(drawn, each.person())));
      left.remove(next);
      sample.add(next);
      for (Object stratum : List.of(next.verdict(), pair(next), next.label(), next.person())) {
        drawn.merge(stratum, 1, Integer::sum);
      }
    }
    return sample;
  }

  private static int of(Map<Object, Integer> drawn, Object stratum) {
    return drawn.getOrDefault(stratum, 0);
  }

  private static List<Object> pair(Candidate candidate) {
    return List.of(candidate.verdict(), candidate.label());
  }
}
