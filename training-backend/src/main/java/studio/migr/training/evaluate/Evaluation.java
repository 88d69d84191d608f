package studio.migr.training.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.reader.ReaderIdentity;
import studio.migr.runtime.work.Work;

/**
 * How a model did on a set of clips.
 *
 * @param answers what it is computed from
 * @param reader who read the reasoning: EEA, EPC, FCR and all that follows depend on it
 * @param figures of all metrics
 * @param intervals of those that are defined often enough
 * @param overPeople whether the intervals are over people, not over clips
 * @param importance share of clips whose dominant modality the model has right, by the true one
 * @param defects in how many answers each kind of defect of the format occurs
 */
public record Evaluation(
    List<JudgedAnswer> answers,
    ReaderIdentity reader,
    Map<Metric, Figure> figures,
    Map<Metric, Interval> intervals,
    boolean overPeople,
    Cells cells,
    Confusion confusion,
    Map<DominantModality, Figure> importance,
    Map<String, Integer> defects) {

  /** The seed of the intervals, where nobody wants another. */
  public static final long SEED = 20_251_202;

  public Evaluation {
    answers = List.copyOf(answers);
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
    importance = Collections.unmodifiableMap(new LinkedHashMap<>(importance));
    defects = Collections.unmodifiableMap(new LinkedHashMap<>(defects));
  }

  /**
   * Judges and counts.
   *
   * @throws IllegalArgumentException if a truth is no label of the judge's scheme
   * @throws java.util.concurrent.CancellationException if {@code work} is cancelled
   */
  public static Evaluation of(List<ModelAnswer> given, Judge judge, long seed, Work work) {
    List<JudgedAnswer> answers = new ArrayList<>();
    for (ModelAnswer answer : given) {
      work.check();
      answers.add(judge.judge(answer));
    }
    return ofJudged(answers, judge, seed, work);
  }

  /**
   * Counts answers that {@code judge} has judged.
   *
   * @throws java.util.concurrent.CancellationException if {@code work} is cancelled
   */
  public static Evaluation ofJudged(List<JudgedAnswer> answers, Judge judge, long seed, Work work) {
    Map<Metric, Figure> figures = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      figures.put(metric, metric.of(answers));
    }
    Map<DominantModality, Figure> importance = new LinkedHashMap<>();
    for (DominantModality each : DominantModality.values()) {
      List<JudgedAnswer> ofIt =
          answers.stream()
              .filter(answer -> answer.dominant().filter(each::equals).isPresent())
              .toList();
      importance.put(each, Metric.IMPORTANCE_ACCURACY.of(ofIt));
    }
    Map<String, Integer> defects = new LinkedHashMap<>();
    answers.forEach(
        answer -> answer.defects().forEach(defect -> defects.merge(defect, 1, Integer::sum)));
    Bootstrap bootstrap = new Bootstrap(answers, seed);
    return new Evaluation(
        answers,
        judge.reader(),
        figures,
        bootstrap.intervals(work),
        bootstrap.overPeople(),
        Cells.of(answers),
        Confusion.of(answers, judge.labels()),
        importance,
        defects);
  }

  /** How many clips were made by a program: results on them say nothing about people. */
  public int generated() {
    return (int) answers.stream().filter(JudgedAnswer::generated).count();
  }

  /** How many answers come without reasoning. */
  public int withoutReasoning() {
    return (int) answers.stream().filter(answer -> !answer.explains()).count();
  }

  /** How many answers are no label of the scheme. */
  public int unanswered() {
    return (int) answers.stream().filter(answer -> answer.answer().isEmpty()).count();
  }

  public Figure figure(Metric metric) {
    return figures.getOrDefault(metric, new Figure.NotDefined(WhyNotDefined.NO_CLIPS));
  }
}
