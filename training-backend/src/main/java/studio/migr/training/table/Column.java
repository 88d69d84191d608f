package studio.migr.training.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.JudgedAnswer;
import studio.migr.training.evaluate.MeanDrift;
import studio.migr.training.evaluate.Metric;
import studio.migr.training.evaluate.WhyNotDefined;

/**
 * A figure that models are compared by.
 *
 * @param id the name in files
 * @param figure of a model's answers to all clips
 */
public record Column(String id, Function<List<JudgedAnswer>, Figure> figure) {
  private static final List<Metric> METRICS =
      List.of(Metric.WAR, Metric.UAR, Metric.EPC, Metric.FCR, Metric.WRONG_REASONING_AMONG_CORRECT);

  /**
   * The columns of MIGR's tables (arXiv 2512.02699) for a pair of emotions: {@code first} is the
   * one whose errors are looked at, as the paper does with Surprise that becomes Fear.
   */
  public static List<Column> forPair(String first, String second) {
    List<Column> columns = new ArrayList<>();
    METRICS.forEach(metric -> columns.add(new Column(metric.id(), metric::of)));
    columns.add(new Column(first + "_recall", recall(first)));
    columns.add(new Column(second + "_recall", recall(second)));
    columns.add(
        new Column(
            first + "_errors_with_evidence",
            answers -> Metric.TRUTH_AMONG_TOP_TWO_OF_ERRORS.of(ofTruth(answers, first))));
    columns.add(new Column("attention_peak_on_dominant", Column::peak));
    columns.add(new Column(Metric.IMPORTANCE_ACCURACY.id(), Metric.IMPORTANCE_ACCURACY::of));
    for (DominantModality dominant : DominantModality.values()) {
      columns.add(
          new Column(
              Metric.IMPORTANCE_ACCURACY.id() + "_" + dominant.id(),
              answers -> Metric.IMPORTANCE_ACCURACY.of(ofDominant(answers, dominant))));
    }
    return List.copyOf(columns);
  }

  private static Function<List<JudgedAnswer>, Figure> recall(String label) {
    return answers -> Metric.WAR.of(ofTruth(answers, label));
  }

  private static Figure peak(List<JudgedAnswer> answers) {
    return MeanDrift.of(answers)
        .map(MeanDrift::peakOnDominant)
        .orElse(new Figure.NotDefined(WhyNotDefined.NO_DOMINANT_MODALITY));
  }

  private static List<JudgedAnswer> ofTruth(List<JudgedAnswer> answers, String label) {
    return answers.stream().filter(answer -> answer.truth().equals(label)).toList();
  }

  private static List<JudgedAnswer> ofDominant(
      List<JudgedAnswer> answers, DominantModality dominant) {
    return answers.stream()
        .filter(answer -> answer.dominant().filter(dominant::equals).isPresent())
        .toList();
  }
}
