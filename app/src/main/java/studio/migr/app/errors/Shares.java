package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartDress;
import studio.migr.app.plot.Plot;
import studio.migr.app.plot.PlotLook;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;

/**
 * Shares as points with their intervals as lines: one place for each figure, one shape for each of
 * those who are compared. What is not defined has no point, and a reason in the table.
 *
 * @param series who, in the order of shapes: the model hollow, people solid
 */
record Shares(String title, List<String> places, List<Series> series) implements Plot {
  private static final double APART = 0.14;

  /**
   * One of those who are compared.
   *
   * @param values one for each place
   */
  record Series(String name, List<Point> values) {}

  /** A share with its interval, or why there is none. */
  record Point(Figure figure, Optional<Interval> interval) {
    static Point of(Figure figure) {
      return new Point(figure, Optional.empty());
    }
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    for (int each = 0; each < series.size(); each++) {
      YIntervalSeries points = new YIntervalSeries(series.get(each).name());
      double shift = (each - (series.size() - 1) / 2.0) * APART;
      for (int k = 0; k < places.size(); k++) {
        Point point = series.get(each).values().get(k);
        if (point.figure() instanceof Figure.Value(double value, int _)) {
          Interval interval = point.interval().orElse(new Interval(value, value));
          points.add(k + shift, value, interval.low(), interval.high());
        }
      }
      data.addSeries(points);
    }
    SymbolAxis across = new SymbolAxis(null, places.toArray(String[]::new));
    across.setGridBandsVisible(false);
    across.setRange(-0.5, places.size() - 0.5);
    NumberAxis shares = new NumberAxis(Messages.text("errors.share"));
    shares.setRange(0, 1.02);
    XYErrorRenderer renderer = new XYErrorRenderer();
    for (int k = 0; k < series.size(); k++) {
      renderer.setSeriesPaint(k, look.color(2 + k));
      renderer.setSeriesShape(
          k, k % 2 == 0 ? ShapeUtils.createDiamond(5) : new java.awt.Rectangle(-4, -4, 9, 9));
      renderer.setSeriesShapesFilled(k, k % 2 == 1);
    }
    JFreeChart chart =
        new JFreeChart(title, PlotLook.TITLE, new XYPlot(data, across, shares, renderer), true);
    ChartDress.wear(chart, look);
    return chart;
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("who", "figure", "value", "low", "high", "over", "not_defined"));
    for (Series each : series) {
      for (int k = 0; k < places.size(); k++) {
        Point point = each.values().get(k);
        table.add(
            switch (point.figure()) {
              case Figure.Value(double value, int over) ->
                  List.of(
                      each.name(),
                      places.get(k),
                      FacePlot.number(value),
                      point.interval().map(i -> FacePlot.number(i.low())).orElse(""),
                      point.interval().map(i -> FacePlot.number(i.high())).orElse(""),
                      Integer.toString(over),
                      "");
              case Figure.NotDefined(var why) ->
                  List.of(each.name(), places.get(k), "", "", "", "", why.id());
            });
      }
    }
    return table;
  }
}
