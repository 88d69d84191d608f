package studio.migr.training.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which category each judge chose for each unit. A judge may have left units out. Units on which
 * all judges said the same as on another are kept once, with their number: what is computed over
 * many draws then costs no more for a hundred thousand clips than for their few patterns.
 */
public final class Ratings {
  /** What a judge says of a unit that he or she left out. */
  static final int MISSING = -1;

  private final List<String> categories;
  private final int judges;
  private final int[][] patterns;
  private final int[] patternOfUnit;

  private Ratings(List<String> categories, int judges, int[][] patterns, int[] patternOfUnit) {
    this.categories = categories;
    this.judges = judges;
    this.patterns = patterns;
    this.patternOfUnit = patternOfUnit;
  }

  /**
   * @param units for each unit the category that each judge chose; a judge who is not in a unit's
   *     map left it out
   */
  public static Ratings of(Collection<? extends Map<String, String>> units) {
    Set<String> categories = new LinkedHashSet<>();
    Set<String> judges = new LinkedHashSet<>();
    for (Map<String, String> unit : units) {
      categories.addAll(unit.values());
      if (unit.size() > 1) {
        judges.addAll(unit.keySet());
      }
    }
    List<String> names = new ArrayList<>(categories);
    Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
    List<Integer> ofUnit = new ArrayList<>();
    for (Map<String, String> unit : units) {
      if (unit.size() > 1) {
        List<Integer> said = new ArrayList<>();
        judges.forEach(judge -> said.add(names.indexOf(unit.get(judge)))); // -1: left out
        ofUnit.add(numbers.computeIfAbsent(said, _ -> numbers.size()));
      }
    }
    return new Ratings(
        List.copyOf(names),
        judges.size(),
        numbers.keySet().stream().map(Ratings::array).toArray(int[][]::new),
        array(ofUnit));
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Everything that was chosen, in the order in which it first was. */
  public List<String> categories() {
    return categories;
  }

  /** How many judges judged a unit that another one judged, too. */
  public int judges() {
    return judges;
  }

  /** How many units two judges or more judged; the others say nothing about agreement. */
  public int units() {
    return patternOfUnit.length;
  }

  /** The same with two categories: the one with this number, and any other. */
  Ratings against(int category) {
    int[][] two = new int[patterns.length][];
    for (int k = 0; k < patterns.length; k++) {
      two[k] =
          Arrays.stream(patterns[k])
              .map(said -> said == MISSING ? MISSING : said == category ? 0 : 1)
              .toArray();
    }
    return new Ratings(List.of(categories.get(category), ""), judges, two, patternOfUnit);
  }

  /** What the judges say, one array for each pattern, one place for each judge. */
  int[][] patterns() {
    return patterns;
  }

  /** How many units have each pattern. */
  long[] weights() {
    long[] weights = new long[patterns.length];
    for (int pattern : patternOfUnit) {
      weights[pattern]++;
    }
    return weights;
  }

  int patternOf(int unit) {
    return patternOfUnit[unit];
  }
}
