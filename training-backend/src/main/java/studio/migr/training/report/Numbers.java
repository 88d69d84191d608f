package studio.migr.training.report;

import java.util.Locale;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.Metric;

/** How figures are written in a report. */
final class Numbers {
  private final Words words;

  Numbers(Words words) {
    this.words = words;
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }

  /** In percent, but quotations per clip as they are. */
  String figure(Metric metric, Figure figure) {
    return switch (figure) {
      case Figure.Value value -> number(metric, value.value());
      case Figure.NotDefined missing -> why(missing);
    };
  }

  String interval(Metric metric, Interval interval) {
    return number(metric, interval.low()) + " – " + number(metric, interval.high());
  }

  String why(Figure.NotDefined missing) {
    return words.text("evaluation.not-defined", words.text("evaluation.why." + missing.why().id()));
  }

  private static String number(Metric metric, double value) {
    return metric == Metric.INVENTED_QUOTATIONS_PER_CLIP
        ? String.format(Locale.ROOT, "%.2f", value)
        : percent(value) + " %";
  }
}
