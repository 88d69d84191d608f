package studio.migr.training.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.training.evaluate.Comparison;
import studio.migr.training.evaluate.ConfidenceBin;
import studio.migr.training.evaluate.DirectAnswers;
import studio.migr.training.evaluate.Evaluation;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.MeanDrift;
import studio.migr.training.evaluate.Metric;

/**
 * Writes an evaluation as one HTML page with its figures inside: nothing is fetched, so that it can
 * be mailed, kept and printed.
 */
public final class EvaluationReport {
  private static final String STYLE =
      """
      :root{--ink:#1a1a1a;--quiet:#5f5f5f;--rule:#cfcfcf;--paper:#ffffff;--main:#2b5c8a;--second:#c9762b}
      @media (prefers-color-scheme:dark){@media screen{:root{--ink:#ececec;--quiet:#a8a8a8;--rule:#4a4a4a;\
      --paper:#17191c;--main:#6fa8dc;--second:#e09b5a}}}
      body{margin:2.5rem auto;max-width:52rem;padding:0 1rem;background:var(--paper);color:var(--ink);\
      font:15px/1.5 Inter,Helvetica,Arial,sans-serif}
      h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:2.2rem}
      table{border-collapse:collapse;width:100%}table.few{width:auto}table.few td,table.few th{padding-right:2.5rem}
      td,th{padding:.3rem .6rem;border-bottom:1px solid var(--rule);text-align:left;font-weight:400}
      th{color:var(--quiet)}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
      .note{border:1px solid var(--second);padding:.5rem .9rem}
      figure{margin:1rem 0;break-inside:avoid}svg{max-width:100%;height:auto}
      figcaption{color:var(--quiet);font-size:.9rem}
      """;

  private static final String FEW_FIGURES = "<table class=\"few\"><tr><th></th><th class=\"n\">";
  private static final String NEXT_FIGURE = "</th><th class=\"n\">";

  /**
   * Another model on the same clips.
   *
   * @param name in the user's words
   */
  public record Second(String name, Evaluation evaluation) {}

  private final Words words;
  private final Numbers numbers;

  public EvaluationReport(Words words) {
    this.words = words;
    this.numbers = new Numbers(words);
  }

  /**
   * The page.
   *
   * @param title what was evaluated, in the user's words
   */
  public String write(String title, Evaluation evaluation) {
    return write(title, evaluation, Optional.empty());
  }

  /**
   * The page.
   *
   * @param second another model on the same clips, with its name
   */
  public String write(String title, Evaluation evaluation, Optional<Second> second) {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<title>").append(Svg.escape(title)).append("</title>\n");
    page.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    page.append("<h1>").append(Svg.escape(title)).append("</h1>\n");
    paragraph(page, "evaluation.over", Integer.toString(evaluation.answers().size()));
    if (evaluation.generated() > 0) {
      page.append("<p class=\"note\">")
          .append(
              text(
                  "evaluation.generated",
                  Integer.toString(evaluation.generated()),
                  Integer.toString(evaluation.answers().size())))
          .append("</p>\n");
    }
    paragraph(page, "evaluation.reader", evaluation.reader().name(), evaluation.reader().version());
    metrics(page, evaluation);
    figure(page, "metrics", MetricsFigure.of(evaluation, words));
    figure(page, "cells", CellsFigure.of(evaluation.cells(), words));
    figure(page, "confusion", ConfusionFigure.of(evaluation.confusion(), words));
    figure(page, "classes", ClassesFigure.of(evaluation.confusion(), words));
    direct(page, evaluation);
    importance(page, evaluation);
    drift(page, evaluation);
    defects(page, evaluation);
    second.ifPresent(other -> comparison(page, title, evaluation, other));
    return page.append("</body>\n</html>\n").toString();
  }

  private void metrics(StringBuilder page, Evaluation evaluation) {
    heading(page, "evaluation.figures");
    page.append("<table><tr><th></th><th class=\"n\">")
        .append(text("evaluation.value"))
        .append("</th><th class=\"n\">")
        .append(
            text(
                evaluation.overPeople()
                    ? "evaluation.interval-people"
                    : "evaluation.interval-clips"))
        .append("</th><th>")
        .append(text("evaluation.meaning"))
        .append("</th></tr>\n");
    for (Metric metric : Metric.values()) {
      var interval = evaluation.intervals().get(metric);
      page.append("<tr><td>")
          .append(text("evaluation.metric." + metric.id()))
          .append("</td><td class=\"n\">")
          .append(
              evaluation.figure(metric) instanceof Figure.Value value
                  ? Svg.escape(numbers.figure(metric, value))
                  : "–")
          .append("</td><td class=\"n\">")
          .append(interval == null ? "–" : Svg.escape(numbers.interval(metric, interval)))
          .append("</td><td>")
          .append(text("evaluation.meaning." + metric.id()));
      if (evaluation.figure(metric) instanceof Figure.NotDefined missing) {
        page.append(" <em>").append(Svg.escape(numbers.why(missing))).append("</em>");
      }
      page.append("</td></tr>\n");
    }
    page.append("</table>\n");
  }

  private void importance(StringBuilder page, Evaluation evaluation) {
    heading(page, "evaluation.importance");
    page.append("<table class=\"few\">\n");
    for (Map.Entry<DominantModality, Figure> each : evaluation.importance().entrySet()) {
      String said =
          switch (each.getValue()) {
            case Figure.Value value ->
                text(
                    "evaluation.importance-of",
                    Numbers.percent(value.value()),
                    Integer.toString(value.over()));
            case Figure.NotDefined missing -> Svg.escape(numbers.why(missing));
          };
      page.append("<tr><td>")
          .append(text("evaluation.dominant." + each.getKey().id()))
          .append("</td><td>")
          .append(said)
          .append("</td></tr>\n");
    }
    page.append("</table>\n");
    calibration(page, evaluation);
  }

  private void direct(StringBuilder page, Evaluation evaluation) {
    DirectAnswers.of(evaluation.answers())
        .ifPresent(
            direct -> {
              heading(page, "evaluation.direct");
              page.append(FEW_FIGURES)
                  .append(text("evaluation.direct.without"))
                  .append(NEXT_FIGURE)
                  .append(text("evaluation.direct.with"))
                  .append("</th></tr>\n");
              beside(page, Metric.WAR, direct.war(), evaluation);
              beside(page, Metric.UAR, direct.uar(), evaluation);
              page.append("</table>\n");
              paragraph(
                  page,
                  "evaluation.direct.test",
                  Integer.toString(direct.beside().test().onlyFirst()),
                  Integer.toString(direct.beside().test().onlySecond()),
                  String.format(Locale.ROOT, "%.3g", direct.beside().test().p()));
            });
  }

  private void beside(StringBuilder page, Metric metric, Figure direct, Evaluation evaluation) {
    page.append("<tr><td>")
        .append(text("evaluation.metric." + metric.id()))
        .append("</td><td class=\"n\">")
        .append(Svg.escape(numbers.figure(metric, direct)))
        .append("</td><td class=\"n\">")
        .append(Svg.escape(numbers.figure(metric, evaluation.figure(metric))))
        .append("</td></tr>\n");
  }

  private void drift(StringBuilder page, Evaluation evaluation) {
    MeanDrift.of(evaluation.answers())
        .ifPresent(
            drift -> {
              heading(page, "evaluation.drift");
              figure(page, "drift", DriftFigure.of(drift.curve(), words));
              String peaks =
                  switch (drift.peakOnDominant()) {
                    case Figure.Value value ->
                        text(
                            "evaluation.drift.peaks",
                            Numbers.percent(value.value()),
                            Integer.toString(value.over()));
                    case Figure.NotDefined missing -> Svg.escape(numbers.why(missing));
                  };
              page.append("<p>").append(peaks).append("</p>\n");
            });
  }

  private void comparison(StringBuilder page, String title, Evaluation evaluation, Second second) {
    heading(page, "evaluation.comparison");
    Comparison answers = Comparison.ofAnswers(evaluation.answers(), second.evaluation().answers());
    paragraph(
        page,
        "evaluation.comparison.of",
        title,
        second.name(),
        Integer.toString(answers.bothRight()),
        Integer.toString(answers.test().onlyFirst()),
        Integer.toString(answers.test().onlySecond()),
        Integer.toString(answers.bothWrong()),
        String.format(Locale.ROOT, "%.3g", answers.test().p()));
    page.append(FEW_FIGURES)
        .append(Svg.escape(title))
        .append(NEXT_FIGURE)
        .append(Svg.escape(second.name()))
        .append("</th></tr>\n");
    for (Metric metric : Metric.values()) {
      beside(page, metric, evaluation.figure(metric), second.evaluation());
    }
    page.append("</table>\n");
  }

  private void calibration(StringBuilder page, Evaluation evaluation) {
    List<ConfidenceBin> bins = ConfidenceBin.of(evaluation.answers());
    if (bins.isEmpty()) {
      return;
    }
    paragraph(page, "evaluation.calibration");
    page.append("<table class=\"few\"><tr><th>")
        .append(text("evaluation.calibration.confidence"))
        .append("</th><th>")
        .append(text("evaluation.calibration.accuracy"))
        .append("</th></tr>\n");
    for (ConfidenceBin bin : bins) {
      page.append("<tr><td>")
          .append(Numbers.percent(bin.confidence()))
          .append(" %</td><td>")
          .append(
              text(
                  "evaluation.importance-of",
                  Numbers.percent(bin.accuracy()),
                  Integer.toString(bin.clips())))
          .append("</td></tr>\n");
    }
    page.append("</table>\n");
  }

  private void defects(StringBuilder page, Evaluation evaluation) {
    heading(page, "evaluation.format");
    paragraph(
        page,
        "evaluation.format-counts",
        Integer.toString(evaluation.withoutReasoning()),
        Integer.toString(evaluation.unanswered()));
    if (!evaluation.defects().isEmpty()) {
      page.append("<table class=\"few\">\n");
      evaluation
          .defects()
          .forEach(
              (defect, count) ->
                  page.append("<tr><td>")
                      .append(text("evaluation.defect." + defect))
                      .append("</td><td class=\"n\">")
                      .append(count)
                      .append("</td></tr>\n"));
      page.append("</table>\n");
    }
  }

  private void figure(StringBuilder page, String name, String svg) {
    page.append("<figure>\n")
        .append(svg)
        .append("<figcaption>")
        .append(text("evaluation.caption." + name))
        .append("</figcaption>\n</figure>\n");
  }

  private void heading(StringBuilder page, String key) {
    page.append("<h2>").append(text(key)).append("</h2>\n");
  }

  private void paragraph(StringBuilder page, String key, Object... arguments) {
    page.append("<p>").append(text(key, arguments)).append("</p>\n");
  }

  private String text(String key, Object... arguments) {
    return Svg.escape(words.text(key, arguments));
  }
}
