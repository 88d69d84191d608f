package studio.migr.training.agreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which stretches of one clip, marked by several judges, are about the same. The rule: two
 * stretches of different judges match if their intersection is at least half of their union; pairs
 * are joined from the greatest overlap on, a group holds at most one stretch of each judge, and
 * every two in it match. A stretch that finds no other stays alone: it says nothing about
 * agreement, and is counted as unmatched.
 *
 * @param units the stretches that are about the same, each stretch once; also those alone
 */
public record MatchedStretches(List<List<Stretch>> units) {
  /** From which intersection over union on two stretches match. */
  public static final double LEAST_OVERLAP = 0.5;

  private record Pair(int one, int other, double overlap) {}

  public MatchedStretches {
    units = units.stream().map(List::copyOf).toList();
  }

  /** Matches the stretches of one clip. */
  public static MatchedStretches of(List<Stretch> stretches) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < stretches.size(); i++) {
      for (int j = i + 1; j < stretches.size(); j++) {
        if (match(stretches.get(i), stretches.get(j))) {
          pairs.add(new Pair(i, j, stretches.get(i).overlap(stretches.get(j))));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble(Pair::overlap).reversed()); // stable: ties keep order
    Map<Integer, List<Stretch>> groups = new LinkedHashMap<>(); // by the number of the first
    int[] groupOf = new int[stretches.size()];
    for (int k = 0; k < stretches.size(); k++) {
      groups.put(k, List.of(stretches.get(k)));
      groupOf[k] = k;
    }
    for (Pair pair : pairs) {
      int kept = Math.min(groupOf[pair.one()], groupOf[pair.other()]);
      int joined = Math.max(groupOf[pair.one()], groupOf[pair.other()]);
      List<Stretch> one = groups.getOrDefault(kept, List.of());
      List<Stretch> other = groups.getOrDefault(joined, List.of());
      if (kept != joined && one.stream().allMatch(a -> other.stream().allMatch(b -> match(a, b)))) {
        groups.put(kept, Stream.concat(one.stream(), other.stream()).toList());
        groups.remove(joined);
        for (int k = 0; k < groupOf.length; k++) {
          groupOf[k] = groupOf[k] == joined ? kept : groupOf[k];
        }
      }
    }
    return new MatchedStretches(List.copyOf(groups.values()));
  }

  private static boolean match(Stretch one, Stretch other) {
    return !one.judge().equals(other.judge()) && one.overlap(other) >= LEAST_OVERLAP;
  }

  /** How many stretches found no other. */
  public int unmatched() {
    return (int) units.stream().filter(unit -> unit.size() == 1).count();
  }

  /** What each judge says of each unit, for {@link Ratings}. */
  public List<Map<String, String>> ratings() {
    List<Map<String, String>> ratings = new ArrayList<>();
    for (List<Stretch> unit : units) {
      Map<String, String> said = new LinkedHashMap<>();
      unit.forEach(stretch -> said.put(stretch.judge(), stretch.category()));
      ratings.add(said);
    }
    return ratings;
  }
}
