package studio.migr.app.errors;

import java.util.List;
import java.util.function.Function;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.IntervalPlot;
import studio.migr.app.plot.Plot;

/** Both directions of a confusion, by the model and by people, as shares with their intervals. */
final class PairPlot {
  private PairPlot() {}

  /**
   * @param pair one direction, then the other
   */
  static Plot of(List<PairPeople> pair, String model) {
    Cell first = pair.getFirst().cell();
    return new IntervalPlot(
        Messages.text("errors.pair.title", first.row(), first.column()),
        Messages.text("errors.share"),
        pair.stream()
            .map(each -> Messages.text("errors.direction", each.cell().row(), each.cell().column()))
            .toList(),
        List.of(
            series(model, pair, PairPeople::model),
            series(Messages.text("errors.people"), pair, PairPeople::people),
            series(Messages.text("errors.within"), pair, PairPeople::within)));
  }

  private static IntervalPlot.Series series(
      String name, List<PairPeople> pair, Function<PairPeople, IntervalPlot.Point> figure) {
    return IntervalPlot.Series.of(name, pair.stream().map(figure).toList());
  }
}
