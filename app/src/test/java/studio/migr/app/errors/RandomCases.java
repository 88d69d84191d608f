package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.EmotionReading;
import studio.migr.training.evaluate.JudgedAnswer;

/** Clips of a made-up project: people, a data set and two models who leave some of them out. */
final class RandomCases {
  static final List<String> LABELS = EmotionScheme.DFEW.emotions();
  static final Source.Model ONE = new Source.Model("one", "one");
  static final Source.Model TWO = new Source.Model("two", "two");
  static final List<Source> SOURCES =
      List.of(Source.REFERENCE, new Source.Person("Ann"), new Source.Person("DFEW"), ONE, TWO);

  private final Random random;

  RandomCases(long seed) {
    random = new Random(seed);
  }

  List<ClipCase> cases(int count) {
    List<ClipCase> cases = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      Map<Condition, Map<String, String>> people = new HashMap<>();
      for (Condition condition : Condition.values()) {
        Map<String, String> said = new HashMap<>();
        for (String who : List.of("Ann", "Ben", "DFEW")) {
          maybe(label()).ifPresent(label -> said.put(who, label));
        }
        people.put(condition, said);
      }
      Map<Source.Model, Told> models = new HashMap<>();
      for (Source.Model model : List.of(ONE, TWO)) {
        maybe(told()).ifPresent(told -> models.put(model, told));
      }
      Set<ActionUnit> active = new HashSet<>();
      for (int unit : List.of(1, 2, 4, 5)) {
        if (random.nextBoolean()) {
          active.add(new ActionUnit(unit));
        }
      }
      cases.add(
          new ClipCase(
              "clip" + k,
              "clip" + k + ".mp4",
              maybe("person " + random.nextInt(4)),
              active,
              maybe(new Reference(label(), Reference.Origin.GOLD, maybe(modality()))),
              people,
              models));
    }
    return cases;
  }

  CaseFilter filter() {
    CaseFilter filter = CaseFilter.EVERYTHING;
    for (int k = random.nextInt(4); k > 0; k--) {
      filter =
          switch (random.nextInt(10)) {
            case 0 -> filter.toggledLabel(label());
            case 1 -> filter.toggledDominant(modality());
            case 2 -> filter.toggledImportance(modality());
            case 3 -> filter.toggled(Concord.values()[random.nextInt(3)]);
            case 4 -> filter.toggled(ErrorKind.values()[random.nextInt(5)]);
            case 5 -> filter.toggledUnit(List.of(1, 2, 4, 5).get(random.nextInt(4)));
            case 7 -> filter.toggled(Condition.values()[random.nextInt(3)]);
            case 8 ->
                filter.toggled(
                    new Outcome(random.nextBoolean() ? "one" : "two", random.nextBoolean()));
            case 6 -> filter.toggledPerson("person " + random.nextInt(4));
            default -> filter.withReasoning("BROW");
          };
    }
    return filter;
  }

  Comparison comparison() {
    return new Comparison(
        SOURCES.get(random.nextInt(SOURCES.size())),
        SOURCES.get(random.nextInt(SOURCES.size())),
        Condition.values()[random.nextInt(3)]);
  }

  private Told told() {
    String answer = label();
    Map<String, Double> evidence = new HashMap<>();
    for (double strength : List.of(3.0, 2.0, 1.0)) {
      evidence.put(label(), strength);
    }
    JudgedAnswer judged =
        new JudgedAnswer(
            "clip",
            LABELS.getFirst(),
            Optional.of(answer),
            true,
            random.nextInt(4) == 0 ? EmotionReading.NONE : EmotionReading.ofEvidence(evidence),
            List.of(),
            OptionalInt.of(random.nextInt(5) == 0 ? 1 : 0),
            Optional.empty(),
            Optional.empty(),
            maybe(modality()),
            true,
            Optional.of(label()),
            OptionalDouble.empty(),
            Optional.empty(),
            Optional.empty());
    Map<Condition, String> answers = new HashMap<>(Map.of(Condition.BOTH, answer));
    maybe(label()).ifPresent(label -> answers.put(Condition.AUDIO, label));
    return new Told(
        judged,
        answers,
        random.nextInt(3) == 0 ? Set.of(label()) : Set.of(),
        random.nextBoolean() ? "The brows rise." : "The voice climbs.");
  }

  private String label() {
    return LABELS.get(random.nextInt(LABELS.size()));
  }

  private DominantModality modality() {
    return DominantModality.values()[random.nextInt(DominantModality.values().length)];
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value);
  }
}
