package studio.migr.training.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import studio.migr.runtime.work.Work;

/**
 * Percentile bootstrap (Efron 1979) over people where every clip names one, since clips of one
 * person are alike, and over clips otherwise. The seed is fixed by the caller: the same answers
 * always give the same intervals.
 */
final class Bootstrap {
  static final int DRAWS = 1000;

  /** Of fewer there is nothing to draw from. */
  private static final int FEWEST_UNITS = 5;

  private final List<List<JudgedAnswer>> units;
  private final boolean overPeople;
  private final long seed;

  Bootstrap(List<JudgedAnswer> answers, long seed) {
    Map<String, List<JudgedAnswer>> people = new TreeMap<>();
    for (JudgedAnswer answer : answers) {
      answer
          .person()
          .ifPresent(person -> people.computeIfAbsent(person, _ -> new ArrayList<>()).add(answer));
    }
    this.overPeople =
        people.values().stream().mapToInt(Collection::size).sum() == answers.size()
            && people.size() >= FEWEST_UNITS;
    this.units =
        overPeople ? List.copyOf(people.values()) : answers.stream().map(List::of).toList();
    this.seed = seed;
  }

  boolean overPeople() {
    return overPeople;
  }

  /** Metrics that are not defined in more than half of the draws have no interval. */
  Map<Metric, Interval> intervals(Work work) {
    Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
    if (units.size() < FEWEST_UNITS) {
      return intervals;
    }
    Map<Metric, double[]> values = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      values.put(metric, new double[DRAWS]);
    }
    SplittableRandom random = new SplittableRandom(seed);
    for (int draw = 0; draw < DRAWS; draw++) {
      work.check();
      work.progress(draw, DRAWS);
      List<JudgedAnswer> drawn = new ArrayList<>();
      for (int k = 0; k < units.size(); k++) {
        drawn.addAll(units.get(random.nextInt(units.size())));
      }
      for (Map.Entry<Metric, double[]> each : values.entrySet()) {
        each.getValue()[draw] = each.getKey().of(drawn).orEmpty().orElse(Double.NaN);
      }
    }
    values.forEach(
        (metric, all) -> Interval.of(all).ifPresent(interval -> intervals.put(metric, interval)));
    return intervals;
  }
}
