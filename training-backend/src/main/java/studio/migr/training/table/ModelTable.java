package studio.migr.training.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import studio.migr.runtime.work.Work;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.JudgedAnswer;

/**
 * Models side by side. The intervals are percentile bootstraps (Efron 1979) of the mean over seeds:
 * people are drawn, clips without a person as people of their own, and every model and seed is held
 * to the same draw, so that rows can be compared.
 *
 * @param columns what is compared
 * @param rows by the name of the model, each with its entries in the order of the columns
 */
public record ModelTable(List<Column> columns, Map<String, List<Entry>> rows) {
  private static final int DRAWS = 1000;

  public ModelTable {
    columns = List.copyOf(columns);
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /**
   * @param models each model's answers, by seed, in the order of the rows
   * @throws java.util.concurrent.CancellationException if {@code work} is cancelled
   */
  public static ModelTable of(
      Map<String, List<List<JudgedAnswer>>> models, List<Column> columns, long seed, Work work) {
    List<List<String>> draws = draws(models.values(), seed);
    Map<String, List<Entry>> rows = new LinkedHashMap<>();
    models.forEach((name, seeds) -> rows.put(name, row(seeds, columns, draws, work)));
    return new ModelTable(columns, rows);
  }

  private static List<Entry> row(
      List<List<JudgedAnswer>> seeds, List<Column> columns, List<List<String>> draws, Work work) {
    List<Map<String, List<JudgedAnswer>>> people =
        seeds.stream().map(ModelTable::byPerson).toList();
    double[][] values = new double[columns.size()][draws.size()];
    for (int draw = 0; draw < draws.size(); draw++) {
      work.check();
      List<List<JudgedAnswer>> drawn = new ArrayList<>();
      for (Map<String, List<JudgedAnswer>> one : people) {
        drawn.add(
            draws.get(draw).stream()
                .map(one::get)
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .toList());
      }
      for (int k = 0; k < columns.size(); k++) {
        values[k][draw] = mean(bySeed(columns.get(k), drawn)).orElse(Double.NaN);
      }
    }
    List<Entry> row = new ArrayList<>();
    for (int k = 0; k < columns.size(); k++) {
      List<OptionalDouble> each = bySeed(columns.get(k), seeds);
      row.add(new Entry(each, mean(each), Interval.of(values[k])));
    }
    return row;
  }

  private static List<OptionalDouble> bySeed(Column column, List<List<JudgedAnswer>> seeds) {
    return seeds.stream().map(answers -> column.figure().apply(answers).orEmpty()).toList();
  }

  private static OptionalDouble mean(List<OptionalDouble> values) {
    return values.stream().flatMapToDouble(OptionalDouble::stream).average();
  }

  private static Map<String, List<JudgedAnswer>> byPerson(List<JudgedAnswer> answers) {
    Map<String, List<JudgedAnswer>> people = new TreeMap<>();
    answers.forEach(
        answer -> people.computeIfAbsent(person(answer), _ -> new ArrayList<>()).add(answer));
    return people;
  }

  private static String person(JudgedAnswer answer) {
    return answer.person().map(name -> "person " + name).orElse("clip " + answer.clip());
  }

  private static List<List<String>> draws(Collection<List<List<JudgedAnswer>>> models, long seed) {
    TreeSet<String> all = new TreeSet<>();
    models.forEach(seeds -> seeds.forEach(answers -> answers.forEach(one -> all.add(person(one)))));
    List<String> people = List.copyOf(all);
    SplittableRandom random = new SplittableRandom(seed);
    List<List<String>> draws = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      draws.add(
          random.ints(people.size(), 0, Math.max(1, people.size())).mapToObj(people::get).toList());
    }
    return draws;
  }
}
