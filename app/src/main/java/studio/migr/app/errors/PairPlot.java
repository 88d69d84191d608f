package studio.migr.app.errors;

import java.util.List;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.Plot;

/** Both directions of a confusion, by the model and by people, as shares. */
final class PairPlot {
  private PairPlot() {}

  static Plot of(PairPeople one, PairPeople other, Matrix matrix, String model) {
    return new Shares(
        Messages.text("errors.pair.title", one.cell().row(), one.cell().column()),
        List.of(
            Messages.text("errors.direction", one.cell().row(), one.cell().column()),
            Messages.text("errors.direction", other.cell().row(), other.cell().column())),
        List.of(
            new Shares.Series(model, List.of(model(one, matrix), model(other, matrix))),
            new Shares.Series(
                Messages.text("errors.people"),
                List.of(Shares.Point.of(one.people()), Shares.Point.of(other.people()))),
            new Shares.Series(
                Messages.text("errors.within"),
                List.of(Shares.Point.of(one.within()), Shares.Point.of(other.within())))));
  }

  private static Shares.Point model(PairPeople pair, Matrix matrix) {
    return ModelFigures.share(matrix.count(pair.cell()), matrix.row(pair.cell().row()));
  }
}
