package studio.migr.app.errors;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import studio.migr.app.label.DataSet;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.Condition;

/**
 * A clip with all that was said of it.
 *
 * @param person whom it shows, if anybody knows
 * @param active action units that are active: intensity 1 (FACS's A) or more in a tenth of the
 *     frames with a face
 * @param reference what is taken as right
 * @param people what each person said under each condition
 * @param models what each model said
 */
public record ClipCase(
    String clipId,
    String name,
    Optional<String> person,
    Set<ActionUnit> active,
    Optional<Reference> reference,
    Map<Condition, Map<String, String>> people,
    Map<Source.Model, Told> models) {

  private static final Set<String> DATA_SETS =
      Arrays.stream(DataSet.values()).map(DataSet::annotator).collect(Collectors.toSet());

  public ClipCase {
    active = Set.copyOf(active);
    Map<Condition, Map<String, String>> copied = new HashMap<>();
    people.forEach((condition, said) -> copied.put(condition, Map.copyOf(said)));
    people = Map.copyOf(copied);
    models = Map.copyOf(models);
  }

  /** The label that {@code source} gives it under {@code condition}. */
  public Optional<String> said(Source source, Condition condition) {
    return switch (source) {
      case Source.Reference _ -> reference.map(Reference::label);
      case Source.Person(var name) -> Optional.ofNullable(saidUnder(condition).get(name));
      case Source.Model model ->
          Optional.ofNullable(models.get(model))
              .flatMap(told -> Optional.ofNullable(told.answers().get(condition)));
    };
  }

  /** What each person, and each data set, says under a condition. */
  public Map<String, String> saidUnder(Condition condition) {
    return people.getOrDefault(condition, Map.of());
  }

  public Optional<Told> told(Source source) {
    return source instanceof Source.Model model
        ? Optional.ofNullable(models.get(model))
        : Optional.empty();
  }

  /** Whether people agree on it. */
  public Concord concord() {
    Collection<String> said = voters().values();
    return said.size() < 2
        ? Concord.OPEN
        : said.stream().distinct().count() == 1 ? Concord.AGREE : Concord.DIFFER;
  }

  /** Who judged it from sound and picture and is no data set. */
  Map<String, String> voters() {
    Map<String, String> said = saidUnder(Condition.BOTH);
    if (Collections.disjoint(said.keySet(), DATA_SETS)) {
      return said;
    }
    Map<String, String> voters = new HashMap<>(said);
    voters.keySet().removeAll(DATA_SETS);
    return voters;
  }

  /** The emotion most people chose; none on a tie. */
  static Optional<String> most(Collection<String> said) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    said.forEach(each -> counts.merge(each, 1, Integer::sum));
    int highest = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    List<String> most =
        counts.entrySet().stream()
            .filter(each -> each.getValue() == highest)
            .map(Map.Entry::getKey)
            .toList();
    return most.size() == 1 ? Optional.of(most.getFirst()) : Optional.empty();
  }
}
