package studio.migr.app.errors;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;

/**
 * Which clips are compared: those that fit all conditions. A condition with several values fits a
 * clip that has one of them, except for action units, of which all must be active; one without
 * values fits every clip; of outcomes, too, all must hold. Also how a slice is kept.
 *
 * @param labels what is right
 * @param dominants which modality is said to carry it
 * @param importance which modality the model goes by
 * @param concord whether people agree
 * @param kinds of the model's error
 * @param reasoning part of what the model wrote, in any case
 * @param units numbers of action units
 * @param persons whom the clips show
 * @param judgedUnder under which somebody judged the clip
 * @param outcomes of runs' models, and others
 */
public record CaseFilter(
    Set<String> labels,
    Set<DominantModality> dominants,
    Set<DominantModality> importance,
    Set<Concord> concord,
    Set<ErrorKind> kinds,
    String reasoning,
    Set<Integer> units,
    Set<String> persons,
    Set<Condition> judgedUnder,
    Set<Outcome> outcomes) {

  /** Every clip. */
  public static final CaseFilter EVERYTHING =
      new CaseFilter(null, null, null, null, null, null, null, null, null, null);

  /** What a file lacks is taken as no condition. */
  public CaseFilter(
      @Nullable Set<String> labels,
      @Nullable Set<DominantModality> dominants,
      @Nullable Set<DominantModality> importance,
      @Nullable Set<Concord> concord,
      @Nullable Set<ErrorKind> kinds,
      @Nullable String reasoning,
      @Nullable Set<Integer> units,
      @Nullable Set<String> persons,
      @Nullable Set<Condition> judgedUnder,
      @Nullable Set<Outcome> outcomes) {
    this.labels = sorted(labels);
    this.dominants = of(dominants, DominantModality.class);
    this.importance = of(importance, DominantModality.class);
    this.concord = of(concord, Concord.class);
    this.kinds = of(kinds, ErrorKind.class);
    this.reasoning = reasoning == null ? "" : reasoning;
    this.units = sorted(units);
    this.persons = sorted(persons);
    this.judgedUnder = of(judgedUnder, Condition.class);
    this.outcomes = sorted(outcomes);
  }

  private static <T extends Comparable<T>> Set<T> sorted(@Nullable Set<T> values) {
    return values == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(values));
  }

  private static <E extends Enum<E>> Set<E> of(@Nullable Set<E> values, Class<E> type) {
    EnumSet<E> copy = EnumSet.noneOf(type);
    if (values != null) {
      copy.addAll(values);
    }
    return Collections.unmodifiableSet(copy);
  }

  /**
   * Whether a clip passes.
   *
   * @param model whose answers importance, reasoning and kinds are about
   */
  public boolean accepts(ClipCase clip, Source model) {
    return (labels.isEmpty()
            || clip.reference().filter(r -> labels.contains(r.label())).isPresent())
        && (dominants.isEmpty()
            || clip.reference()
                .flatMap(Reference::dominant)
                .filter(dominants::contains)
                .isPresent())
        && (importance.isEmpty()
            || clip.told(model).flatMap(Told::verdict).filter(importance::contains).isPresent())
        && (concord.isEmpty() || concord.contains(clip.concord()))
        && (persons.isEmpty() || clip.person().filter(persons::contains).isPresent())
        && (judgedUnder.isEmpty()
            || judgedUnder.stream().anyMatch(each -> !clip.saidUnder(each).isEmpty()))
        && outcomes.stream().allMatch(each -> each.holds(clip))
        && (units.isEmpty()
            || units.stream()
                .allMatch(unit -> clip.active().stream().anyMatch(au -> au.number() == unit)))
        && (kinds.isEmpty() || ErrorKind.of(clip, model).filter(kinds::contains).isPresent())
        && (reasoning.isBlank()
            || clip.told(model)
                .filter(told -> told.says(reasoning.strip().toLowerCase(Locale.ROOT)))
                .isPresent());
  }

  /** How many conditions it has, the text aside. */
  public int conditions() {
    return labels.size()
        + dominants.size()
        + importance.size()
        + concord.size()
        + kinds.size()
        + units.size()
        + persons.size()
        + judgedUnder.size()
        + outcomes.size();
  }

  public CaseFilter withReasoning(String text) {
    return new CaseFilter(
        labels, dominants, importance, concord, kinds, text, units, persons, judgedUnder, outcomes);
  }

  /** With {@code label} if it was not among them, else without. The same holds for the others. */
  public CaseFilter toggledLabel(String label) {
    return new CaseFilter(
        toggle(labels, label),
        dominants,
        importance,
        concord,
        kinds,
        reasoning,
        units,
        persons,
        judgedUnder,
        outcomes);
  }

  public CaseFilter toggledDominant(DominantModality value) {
    return new CaseFilter(
        labels,
        toggle(dominants, value),
        importance,
        concord,
        kinds,
        reasoning,
        units,
        persons,
        judgedUnder,
        outcomes);
  }

  public CaseFilter toggledImportance(DominantModality value) {
    return new CaseFilter(
        labels,
        dominants,
        toggle(importance, value),
        concord,
        kinds,
        reasoning,
        units,
        persons,
        judgedUnder,
        outcomes);
  }

  public CaseFilter toggled(Concord value) {
    return new CaseFilter(
        labels,
        dominants,
        importance,
        toggle(concord, value),
        kinds,
        reasoning,
        units,
        persons,
        judgedUnder,
        outcomes);
  }

  public CaseFilter toggled(ErrorKind value) {
    return new CaseFilter(
        labels,
        dominants,
        importance,
        concord,
        toggle(kinds, value),
        reasoning,
        units,
        persons,
        judgedUnder,
        outcomes);
  }

  public CaseFilter toggledUnit(int unit) {
    return new CaseFilter(
        labels,
        dominants,
        importance,
        concord,
        kinds,
        reasoning,
        toggle(units, unit),
        persons,
        judgedUnder,
        outcomes);
  }

  public CaseFilter toggledPerson(String person) {
    return new CaseFilter(
        labels,
        dominants,
        importance,
        concord,
        kinds,
        reasoning,
        units,
        toggle(persons, person),
        judgedUnder,
        outcomes);
  }

  public CaseFilter toggled(Condition value) {
    return new CaseFilter(
        labels,
        dominants,
        importance,
        concord,
        kinds,
        reasoning,
        units,
        persons,
        toggle(judgedUnder, value),
        outcomes);
  }

  public CaseFilter toggled(Outcome value) {
    return new CaseFilter(
        labels,
        dominants,
        importance,
        concord,
        kinds,
        reasoning,
        units,
        persons,
        judgedUnder,
        toggle(outcomes, value));
  }

  private static <T> Set<T> toggle(Set<T> values, T value) {
    Set<T> next = new HashSet<>(values);
    if (!next.remove(value)) {
      next.add(value);
    }
    return next;
  }
}
