package studio.migr.app.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.IntervalPlot;
import studio.migr.app.plot.IntervalPlot.Point;
import studio.migr.app.plot.IntervalPlot.Series;
import studio.migr.app.plot.Plot;
import studio.migr.training.agreement.ClassAgreement;
import studio.migr.training.agreement.Coefficient;
import studio.migr.training.agreement.Estimate;

/** The figures as points with their intervals: over all categories, then of each. */
final class AgreementPlot {
  private AgreementPlot() {}

  /**
   * @param title what was asked, in words
   */
  static Plot of(AgreementFigures figures, String title) {
    List<String> places = new ArrayList<>();
    List<Optional<Point>> over = new ArrayList<>();
    List<Optional<Point>> specific = new ArrayList<>();
    for (Coefficient each : Coefficient.values()) {
      places.add(FiguresWords.of(each));
      over.add(Optional.of(point(figures.agreement().figure(each))));
      specific.add(Optional.empty());
    }
    for (ClassAgreement each : figures.agreement().classes()) {
      places.add(FiguresWords.of(figures.question().answer(), each.category()));
      over.add(Optional.of(point(each.alpha())));
      specific.add(Optional.of(point(each.specific())));
    }
    return new IntervalPlot(
        title,
        Messages.text("agreement.figures.scale"),
        places,
        List.of(
            new Series(Messages.text("agreement.figures.over-all"), over),
            new Series(Messages.text("agreement.figures.specific"), specific)));
  }

  private static Point point(Estimate estimate) {
    return new Point(estimate.figure(), estimate.interval());
  }
}
