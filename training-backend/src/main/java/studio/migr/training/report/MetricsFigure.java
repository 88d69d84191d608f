package studio.migr.training.report;

import java.util.List;
import studio.migr.training.evaluate.Evaluation;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;
import studio.migr.training.evaluate.Metric;

/** The main figures as points with their intervals on one axis of 0 to 100 %. */
final class MetricsFigure {
  private static final List<Metric> SHOWN =
      List.of(
          Metric.WAR,
          Metric.UAR,
          Metric.EEA,
          Metric.EPC,
          Metric.FCR,
          Metric.WRONG_REASONING_AMONG_CORRECT,
          Metric.TRUTH_AMONG_TOP_TWO_OF_ERRORS,
          Metric.IMPORTANCE_ACCURACY);
  private static final double LEFT = 260;
  private static final double WIDE = 360;
  private static final double ROW = 24;
  private static final double TOP = 10;

  private MetricsFigure() {}

  static String of(Evaluation evaluation, Words words) {
    double bottom = TOP + SHOWN.size() * ROW;
    Svg svg = new Svg(LEFT + WIDE + 70, bottom + 34, words.text("evaluation.figure.metrics"));
    for (int tick = 0; tick <= 100; tick += 20) {
      double x = LEFT + WIDE * tick / 100;
      svg.line(x, TOP, x, bottom, Svg.RULE, 0.6);
      svg.text(x, bottom + 18, "middle", Svg.QUIET, Integer.toString(tick));
    }
    svg.text(LEFT + WIDE + 26, bottom + 18, "start", Svg.QUIET, "%");
    for (int k = 0; k < SHOWN.size(); k++) {
      Metric metric = SHOWN.get(k);
      double y = TOP + (k + 0.5) * ROW;
      svg.text(LEFT - 12, y + 4, "end", Svg.INK, words.text("evaluation.metric." + metric.id()));
      Interval interval = evaluation.intervals().get(metric);
      if (interval != null) {
        svg.line(LEFT + WIDE * interval.low(), y, LEFT + WIDE * interval.high(), y, Svg.MAIN, 2.2);
      }
      switch (evaluation.figure(metric)) {
        case Figure.Value value -> {
          svg.dot(LEFT + WIDE * value.value(), y, 4.5, Svg.MAIN);
          svg.text(LEFT + WIDE + 12, y + 4, "start", Svg.INK, Numbers.percent(value.value()));
        }
        case Figure.NotDefined missing ->
            svg.text(LEFT + 6, y + 4, "start", Svg.QUIET, new Numbers(words).why(missing));
      }
    }
    return svg.toString();
  }
}
