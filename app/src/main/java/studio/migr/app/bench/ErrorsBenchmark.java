package studio.migr.app.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;
import studio.migr.app.errors.CaseFilter;
import studio.migr.app.errors.CaseTable;
import studio.migr.app.errors.Cell;
import studio.migr.app.errors.ClipCase;
import studio.migr.app.errors.Comparison;
import studio.migr.app.errors.Concord;
import studio.migr.app.errors.ErrorKind;
import studio.migr.app.errors.Matrix;
import studio.migr.app.errors.Reference;
import studio.migr.app.errors.Source;
import studio.migr.app.errors.Told;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;
import studio.migr.runtime.reader.EmotionReading;
import studio.migr.training.evaluate.JudgedAnswer;

/**
 * How long it takes from a question about a large project to the matrix and the clips of its cells,
 * beside a bare loop over the same clips.
 */
public final class ErrorsBenchmark {
  /** How many clips the project has. */
  public static final int CLIPS = 100_000;

  private static final double TARGET_MS = 100;
  private static final int RUNS = 20;
  private static final int WARM_UP = 6;
  private static final int ACTIVE = 4;
  private static final Source.Model MODEL = new Source.Model("model", "model");
  private static final List<String> LABELS = EmotionScheme.DFEW.emotions();
  private static final List<Integer> UNITS = List.of(1, 2, 4, 5, 7, 12, 20, 25, 26);
  private static final String SENTENCE =
      "The brows rise above open eyes while both lips part for a moment, and the voice climbs. ";

  private ErrorsBenchmark() {}

  /** Measures all of it. */
  public static List<Figure> run() {
    CaseTable table = CaseTable.of(LABELS, cases());
    CaseFilter everything = CaseFilter.EVERYTHING;
    return List.of(
        figure("matrix", table, everything, each -> each.clipId().length()),
        figure(
            "filter",
            table,
            everything
                .toggledLabel("surprise")
                .toggledLabel("fear")
                .toggledUnit(1)
                .toggledUnit(2)
                .toggledDominant(DominantModality.AUDIO)
                .toggled(Concord.DIFFER)
                .toggledPerson("person 7"),
            each -> each.active().size()),
        figure(
            "reasoning_text",
            table,
            everything.withReasoning("voice falls"),
            each -> each.told(MODEL).orElseThrow().text().contains("voice falls") ? 1 : 0),
        figure(
            "error_kinds",
            table,
            everything.toggled(ErrorKind.LOST_IN_LAST_STEP).toggled(ErrorKind.LABEL_DOUBTFUL),
            each -> each.models().size()));
  }

  /** From the filter to the matrix and the lists of both directions of the most confused pair. */
  private static Figure figure(
      String name, CaseTable table, CaseFilter filter, ToIntFunction<ClipCase> touch) {
    Comparison comparison = new Comparison(Source.REFERENCE, MODEL, Condition.BOTH);
    double[] times = new double[RUNS];
    double[] bare = new double[RUNS];
    for (int run = -WARM_UP; run < RUNS; run++) {
      long start = System.nanoTime();
      Matrix matrix = table.matrix(comparison, filter, MODEL);
      Cell cell = matrix.mostConfused().orElseThrow();
      int listed = matrix.clips(cell).size() + matrix.clips(cell.opposite()).size();
      double time = (System.nanoTime() - start) / 1e6;
      start = System.nanoTime();
      int touched = 0;
      for (ClipCase each : table.cases()) {
        touched += touch.applyAsInt(each);
      }
      double floor = (System.nanoTime() - start) / 1e6;
      if (listed == 0 || touched < 0) {
        throw new IllegalStateException("nothing found by " + name);
      }
      if (run >= 0) {
        times[run] = time;
        bare[run] = floor;
      }
    }
    return Figure.time(name, times, Figure.median(bare), TARGET_MS);
  }

  private static List<ClipCase> cases() {
    SplittableRandom random = new SplittableRandom(1);
    List<ClipCase> cases = new ArrayList<>();
    for (int k = 0; k < CLIPS; k++) {
      String label = label(random);
      String answer = random.nextInt(3) == 0 ? label(random) : label;
      Map<Condition, Map<String, String>> people = new EnumMap<>(Condition.class);
      people.put(Condition.BOTH, Map.of("Ann", label, "Ben", label(random)));
      Set<ActionUnit> active = new HashSet<>();
      for (int unit = 0; unit < ACTIVE; unit++) {
        active.add(new ActionUnit(UNITS.get(random.nextInt(UNITS.size()))));
      }
      cases.add(
          new ClipCase(
              "clip" + k,
              "clip" + k + ".mp4",
              Optional.of("person " + k % 100),
              active,
              Optional.of(
                  new Reference(
                      label,
                      Reference.Origin.GOLD,
                      Optional.of(DominantModality.values()[random.nextInt(3)]))),
              people,
              Map.of(MODEL, told(answer, k, random))));
    }
    return cases;
  }

  private static Told told(String answer, int number, SplittableRandom random) {
    Map<String, Double> evidence = new HashMap<>();
    evidence.put(label(random), 2.0);
    evidence.put(label(random), 1.0);
    JudgedAnswer judged =
        new JudgedAnswer(
            "clip" + number,
            LABELS.getFirst(),
            Optional.of(answer),
            true,
            EmotionReading.ofEvidence(evidence),
            List.of(),
            OptionalInt.of(0),
            Optional.empty(),
            Optional.empty(),
            Optional.of(DominantModality.VISUAL),
            true,
            Optional.of(answer),
            OptionalDouble.of(0.5),
            Optional.empty(),
            Optional.empty());
    String text =
        SENTENCE.repeat(4) + (random.nextInt(4) == 0 ? "The voice falls at the end." : number);
    return new Told(judged, Map.of(Condition.BOTH, answer), Set.of(), text);
  }

  private static String label(SplittableRandom random) {
    return LABELS.get(random.nextInt(LABELS.size()));
  }
}
