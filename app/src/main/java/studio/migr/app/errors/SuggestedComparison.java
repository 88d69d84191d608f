package studio.migr.app.errors;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.migr.runtime.emotion.Condition;

/** Whom to compare where nobody chose: the first model with what is right, else two people. */
final class SuggestedComparison {
  private SuggestedComparison() {}

  /**
   * Empty where there are not two.
   *
   * @param old whether a model is one that the project no longer goes by
   */
  static Optional<Comparison> of(CaseTable table, Predicate<Source> old) {
    List<Source> sources = table.sources();
    if (sources.size() < 2) {
      return Optional.empty();
    }
    List<Source.Model> models = table.models();
    List<Source> people = sources.stream().filter(each -> each instanceof Source.Person).toList();
    Source columns =
        models.isEmpty()
            ? people.getLast()
            : models.stream().filter(old.negate()).findFirst().orElse(models.getFirst());
    Source rows =
        models.isEmpty() && people.size() > 1 ? people.get(people.size() - 2) : sources.getFirst();
    return rows.equals(columns) ? Optional.empty() : Optional.of(withMost(table, rows, columns));
  }

  /** Under the condition of which both have most, sound and picture first. */
  private static Comparison withMost(CaseTable table, Source rows, Source columns) {
    Comparison best = new Comparison(rows, columns, Condition.BOTH);
    int most = 0;
    for (Condition condition : Condition.values()) {
      Comparison next = new Comparison(rows, columns, condition);
      int compared = table.matrix(next, CaseFilter.EVERYTHING, columns).compared();
      if (compared > most) {
        most = compared;
        best = next;
      }
    }
    return best;
  }
}
