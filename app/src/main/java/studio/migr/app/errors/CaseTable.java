package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** All clips of a project with what was said of them. Never changes. */
public final class CaseTable {
  static final CaseTable EMPTY = of(List.of(), List.of());

  private final List<String> scheme;
  private final List<ClipCase> cases;
  private final Map<String, Integer> places;
  private final Columns columns;
  private final ReasoningTexts texts;
  private final List<Source> sources;

  private CaseTable(
      List<String> scheme,
      List<ClipCase> cases,
      Map<String, Integer> places,
      Columns columns,
      ReasoningTexts texts) {
    this.texts = texts;
    this.scheme = scheme;
    this.cases = cases;
    this.places = places;
    this.columns = columns;
    this.sources =
        columns.sources().stream()
            .sorted(Comparator.comparingInt(CaseTable::rank).thenComparing(CaseTable::order))
            .toList();
  }

  /**
   * @param scheme labels of the project, in their order
   * @param cases in the project's order, each clip once
   */
  public static CaseTable of(List<String> scheme, List<ClipCase> cases) {
    Columns columns = new Columns(scheme, cases.size());
    Map<String, Integer> places = HashMap.newHashMap(cases.size());
    for (int k = 0; k < cases.size(); k++) {
      columns.put(k, cases.get(k));
      places.put(cases.get(k).clipId(), k);
    }
    return new CaseTable(
        List.copyOf(scheme), List.copyOf(cases), places, columns, new ReasoningTexts(cases));
  }

  /** The same with other cases in place of those of the same clips. */
  CaseTable with(Collection<ClipCase> changed) {
    List<ClipCase> next = new ArrayList<>(cases);
    Columns written = columns.copy();
    boolean rewritten = false;
    for (ClipCase each : changed) {
      Integer at = places.get(each.clipId());
      if (at != null) {
        rewritten |= !next.get(at).models().equals(each.models());
        next.set(at, each);
        written.put(at, each);
      }
    }
    return new CaseTable(
        scheme, List.copyOf(next), places, written, rewritten ? new ReasoningTexts(next) : texts);
  }

  private static int rank(Source source) {
    return switch (source) {
      case Source.Reference _ -> 0;
      case Source.Person _ -> 1;
      case Source.Model _ -> 2;
    };
  }

  private static String order(Source source) {
    return switch (source) {
      case Source.Reference _ -> "";
      case Source.Person(var name) -> name;
      case Source.Model(var key, var name) -> name + ' ' + key;
    };
  }

  /** Labels of the project's scheme, in its order. */
  public List<String> scheme() {
    return scheme;
  }

  /** In the project's order. */
  public List<ClipCase> cases() {
    return cases;
  }

  /** Everyone who said something of some clip: what is right, people, models. */
  public List<Source> sources() {
    return sources;
  }

  public Optional<ClipCase> find(String clipId) {
    return Optional.ofNullable(places.get(clipId)).map(cases::get);
  }

  /** The clips that pass a filter. */
  public List<ClipCase> passing(CaseFilter filter, Source model) {
    IntPredicate passes = columns.passes(filter, model, texts);
    return filter.equals(CaseFilter.EVERYTHING)
        ? cases
        : IntStream.range(0, cases.size()).filter(passes).mapToObj(cases::get).toList();
  }

  /**
   * The matrix of the clips that pass a filter.
   *
   * @param model as in {@link CaseFilter#accepts}
   */
  public Matrix matrix(Comparison comparison, CaseFilter filter, Source model) {
    return Matrix.of(
        scheme,
        columns.labels(),
        columns.said(comparison.rows(), comparison.condition()),
        columns.said(comparison.columns(), comparison.condition()),
        columns.passes(filter, model, texts),
        cases);
  }

  /** How many errors of each kind the model makes among the clips that pass a filter. */
  Map<ErrorKind, Integer> kinds(CaseFilter filter, Source model) {
    return columns.kinds(model, columns.passes(filter, model, texts));
  }

  /** Everybody whom a clip shows, in order. */
  List<String> persons() {
    return columns.persons();
  }

  /** Those of the sources that are models. */
  List<Source.Model> models() {
    return sources.stream()
        .filter(Source.Model.class::isInstance)
        .map(Source.Model.class::cast)
        .toList();
  }
}
