package studio.migr.app.study;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.IntervalPlot;
import studio.migr.app.plot.IntervalPlot.Point;
import studio.migr.app.plot.IntervalPlot.Series;
import studio.migr.app.plot.Plot;
import studio.migr.training.agreement.Agreement;
import studio.migr.training.agreement.Coefficient;
import studio.migr.training.agreement.Estimate;

/** The report as a chart: on each topic the model with people beside people with each other. */
final class StudyPlot {
  private StudyPlot() {}

  static Plot of(StudyReport report, String title) {
    return new IntervalPlot(
        title,
        Messages.text("study.scale"),
        Arrays.stream(Topic.values()).map(StudyPlot::place).toList(),
        List.of(
            series("study.series.model", report, StudyReport.Line::model, Coefficient.COHEN),
            series("study.series.people", report, StudyReport.Line::people, Coefficient.ALPHA),
            series(
                "study.series.model-share", report, StudyReport.Line::model, Coefficient.PERCENT),
            series(
                "study.series.people-share",
                report,
                StudyReport.Line::people,
                Coefficient.PERCENT)));
  }

  private static String place(Topic topic) {
    return Messages.text("study.place." + topic.id());
  }

  private static Series series(
      String key,
      StudyReport report,
      Function<StudyReport.Line, Agreement> whose,
      Coefficient coefficient) {
    return Series.of(
        Messages.text(key),
        Arrays.stream(Topic.values())
            .map(topic -> point(whose.apply(report.line(topic)).figure(coefficient)))
            .toList());
  }

  private static Point point(Estimate estimate) {
    return new Point(estimate.figure(), estimate.interval());
  }
}
