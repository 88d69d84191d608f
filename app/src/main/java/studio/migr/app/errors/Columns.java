package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.Condition;

/**
 * What is asked of clips when they are filtered and compared, one number for each clip: a hundred
 * thousand clips are gone through in a few milliseconds. Written while it is made, then only read.
 */
final class Columns {
  static final byte NONE = -1;

  private final int clips;
  private final List<String> labels;
  private final List<String> persons;
  private final Map<Source, byte[][]> said;
  private final Map<Source, byte[]> verdicts;
  private final Map<Source, byte[]> kinds;
  private final byte[] dominants;
  private final byte[] concord;
  private final byte[] judged;
  private final int[] person;
  private final long[] units;

  Columns(List<String> scheme, int clips) {
    this.clips = clips;
    this.labels = new ArrayList<>(scheme);
    this.persons = new ArrayList<>();
    this.said = new HashMap<>();
    this.verdicts = new HashMap<>();
    this.kinds = new HashMap<>();
    this.dominants = column();
    this.concord = column();
    this.judged = new byte[clips];
    this.person = new int[clips];
    this.units = new long[clips];
  }

  private Columns(Columns other) {
    this.clips = other.clips;
    this.labels = new ArrayList<>(other.labels);
    this.persons = new ArrayList<>(other.persons);
    this.said = new HashMap<>();
    other.said.forEach((source, all) -> said.put(source, copy(all)));
    this.verdicts = new HashMap<>();
    other.verdicts.forEach((source, all) -> verdicts.put(source, all.clone()));
    this.kinds = new HashMap<>();
    other.kinds.forEach((source, all) -> kinds.put(source, all.clone()));
    this.dominants = other.dominants.clone();
    this.concord = other.concord.clone();
    this.judged = other.judged.clone();
    this.person = other.person.clone();
    this.units = other.units.clone();
  }

  /** As it is, to be changed without changing this. */
  Columns copy() {
    return new Columns(this);
  }

  private static byte[][] copy(byte[][] all) {
    byte[][] copied = all.clone();
    Arrays.setAll(copied, k -> all[k].clone());
    return copied;
  }

  private byte[] column() {
    byte[] column = new byte[clips];
    Arrays.fill(column, NONE);
    return column;
  }

  private byte[][] conditions() {
    byte[][] all = new byte[Condition.values().length][];
    Arrays.setAll(all, _ -> column());
    return all;
  }

  /** Writes down the {@code at}-th clip. */
  void put(int at, ClipCase clip) {
    for (byte[][] all : said.values()) {
      for (byte[] column : all) {
        column[at] = NONE;
      }
    }
    for (Map<Source, byte[]> ofModels : List.of(verdicts, kinds)) {
      ofModels.values().forEach(column -> column[at] = NONE);
    }
    clip.reference()
        .ifPresent(
            right -> {
              for (Condition condition : Condition.values()) {
                put(Source.REFERENCE, condition, at, right.label());
              }
            });
    dominants[at] = clip.reference().flatMap(Reference::dominant).map(Columns::code).orElse(NONE);
    clip.people()
        .forEach(
            (condition, people) ->
                people.forEach((who, label) -> put(new Source.Person(who), condition, at, label)));
    clip.models()
        .forEach(
            (model, told) -> {
              told.answers().forEach((condition, label) -> put(model, condition, at, label));
              verdicts.computeIfAbsent(model, _ -> column())[at] =
                  told.verdict().map(Columns::code).orElse(NONE);
              kinds.computeIfAbsent(model, _ -> column())[at] =
                  ErrorKind.of(clip, model).map(Columns::code).orElse(NONE);
            });
    concord[at] = code(clip.concord());
    judged[at] = 0;
    for (Condition condition : Condition.values()) {
      if (!clip.saidUnder(condition).isEmpty()) {
        judged[at] |= (byte) (1 << condition.ordinal());
      }
    }
    person[at] = clip.person().map(who -> place(persons, who)).orElse((int) NONE);
    units[at] = mask(clip.active().stream().map(ActionUnit::number).toList());
  }

  private void put(Source source, Condition condition, int at, String label) {
    said.computeIfAbsent(source, _ -> conditions())[condition.ordinal()][at] =
        (byte) place(labels, label);
  }

  private static int place(List<String> names, String name) {
    int at = names.indexOf(name);
    if (at < 0) {
      names.add(name);
      return names.size() - 1;
    }
    return at;
  }

  private static byte code(Enum<?> value) {
    return (byte) value.ordinal();
  }

  /** Units beyond 63 share a place: FACS's facial action units end before. */
  private static long mask(Iterable<Integer> numbers) {
    long mask = 0;
    for (int number : numbers) {
      mask |= 1L << number;
    }
    return mask;
  }

  /** Everyone who said something. */
  Set<Source> sources() {
    return said.keySet();
  }

  /** Everybody whom a clip shows, in order. */
  List<String> persons() {
    return persons.stream().sorted().toList();
  }

  /** All labels, those of the scheme first. */
  List<String> labels() {
    return labels;
  }

  /**
   * The number of the label that {@code source} gave each clip; {@link #NONE} where it gave none.
   */
  byte[] said(Source source, Condition condition) {
    byte[][] all = said.get(source);
    return all == null ? column() : all[condition.ordinal()];
  }

  /**
   * Whether a clip passes {@code filter}, by its number.
   *
   * @param model as in {@link CaseFilter#accepts}
   * @param texts whose reasoning is searched
   */
  IntPredicate passes(CaseFilter filter, Source model, ReasoningTexts texts) {
    IntPredicate all = _ -> true;
    if (!filter.labels().isEmpty()) {
      all =
          all.and(among(said(Source.REFERENCE, Condition.BOTH), numbers(labels, filter.labels())));
    }
    if (!filter.dominants().isEmpty()) {
      all = all.and(among(dominants, codes(filter.dominants())));
    }
    if (!filter.importance().isEmpty()) {
      all = all.and(among(ofModel(verdicts, model), codes(filter.importance())));
    }
    if (!filter.concord().isEmpty()) {
      all = all.and(among(concord, codes(filter.concord())));
    }
    if (!filter.kinds().isEmpty()) {
      all = all.and(among(ofModel(kinds, model), codes(filter.kinds())));
    }
    if (!filter.judgedUnder().isEmpty()) {
      int wanted = 0;
      for (Condition condition : filter.judgedUnder()) {
        wanted |= 1 << condition.ordinal();
      }
      int any = wanted;
      all = all.and(k -> (judged[k] & any) != 0);
    }
    for (Outcome outcome : filter.outcomes()) {
      all = all.and(of(outcome));
    }
    if (!filter.units().isEmpty()) {
      long wanted = mask(filter.units());
      all = all.and(k -> (units[k] & wanted) == wanted);
    }
    if (!filter.persons().isEmpty()) {
      boolean[] wanted = numbers(persons, filter.persons());
      all = all.and(k -> person[k] >= 0 && wanted[person[k]]);
    }
    if (!filter.reasoning().isBlank()) {
      boolean[] says = texts.saying(model, filter.reasoning().strip(), clips, all);
      all = k -> says[k];
    }
    return all;
  }

  private IntPredicate of(Outcome outcome) {
    byte[] right = said(Source.REFERENCE, Condition.BOTH);
    byte[] answers =
        said.keySet().stream()
            .filter(
                each -> each instanceof Source.Model model && model.key().equals(outcome.model()))
            .findFirst()
            .map(model -> said(model, Condition.BOTH))
            .orElseGet(this::column);
    return k -> right[k] >= 0 && answers[k] >= 0 && (right[k] == answers[k]) == outcome.right();
  }

  private byte[] ofModel(Map<Source, byte[]> columns, Source model) {
    byte[] known = columns.get(model);
    return known == null ? column() : known;
  }

  private static IntPredicate among(byte[] column, boolean[] wanted) {
    return k -> column[k] >= 0 && wanted[column[k]];
  }

  private static boolean[] numbers(List<String> names, Set<String> wanted) {
    boolean[] numbers = new boolean[names.size()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = wanted.contains(names.get(k));
    }
    return numbers;
  }

  private static boolean[] codes(Set<? extends Enum<?>> wanted) {
    boolean[] codes = new boolean[Byte.MAX_VALUE];
    wanted.forEach(each -> codes[each.ordinal()] = true);
    return codes;
  }

  /** How many errors of each kind {@code model} makes among the clips that {@code pass}. */
  Map<ErrorKind, Integer> kinds(Source model, IntPredicate pass) {
    Map<ErrorKind, Integer> counts = new TreeMap<>();
    for (ErrorKind kind : ErrorKind.values()) {
      counts.put(kind, 0);
    }
    byte[] column = ofModel(kinds, model);
    for (int k = 0; k < clips; k++) {
      if (column[k] >= 0 && pass.test(k)) {
        counts.merge(ErrorKind.values()[column[k]], 1, Integer::sum);
      }
    }
    return counts;
  }
}
