package studio.migr.app.errors;

import java.util.List;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.IntervalPlot;
import studio.migr.app.plot.Plot;

/** Both directions of a confusion, by the model and by people, as shares. */
final class PairPlot {
  private PairPlot() {}

  static Plot of(PairPeople one, PairPeople other, Matrix matrix, String model) {
    return new IntervalPlot(
        Messages.text("errors.pair.title", one.cell().row(), one.cell().column()),
        Messages.text("errors.share"),
        List.of(
            Messages.text("errors.direction", one.cell().row(), one.cell().column()),
            Messages.text("errors.direction", other.cell().row(), other.cell().column())),
        List.of(
            IntervalPlot.Series.of(model, List.of(model(one, matrix), model(other, matrix))),
            IntervalPlot.Series.of(
                Messages.text("errors.people"),
                List.of(
                    IntervalPlot.Point.of(one.people()), IntervalPlot.Point.of(other.people()))),
            IntervalPlot.Series.of(
                Messages.text("errors.within"),
                List.of(
                    IntervalPlot.Point.of(one.within()), IntervalPlot.Point.of(other.within())))));
  }

  private static IntervalPlot.Point model(PairPeople pair, Matrix matrix) {
    return ModelFigures.share(matrix.count(pair.cell()), matrix.row(pair.cell().row()));
  }
}
