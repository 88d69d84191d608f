package studio.migr.app.plot;

import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.util.ShapeUtils;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import studio.migr.training.evaluate.Figure;
import studio.migr.training.evaluate.Interval;

/**
 * Figures as points with their intervals as lines: one place for each figure, one shape for each of
 * those who are compared. What is not defined has no point, and a reason in the table.
 *
 * @param scale what the figures are
 * @param series who, in the order of shapes: hollow ones are about a model, solid ones about people
 */
public record IntervalPlot(String title, String scale, List<String> places, List<Series> series)
    implements Plot {
  private static final double APART = 0.14;
  private static final double MARGIN = 0.06;
  private static final double HIGHEST = 1 + MARGIN;
  private static final int MANY_PLACES = 6;
  private static final List<Shape> SHAPES =
      List.of(
          ShapeUtils.createDiamond(5),
          new Rectangle(-4, -4, 9, 9),
          new Ellipse2D.Double(-4.5, -4.5, 9, 9),
          ShapeUtils.createUpTriangle(5));

  public IntervalPlot {
    places = List.copyOf(places);
    series = List.copyOf(series);
  }

  /**
   * One of those who are compared.
   *
   * @param values one for each place; empty where there is nothing to say
   */
  public record Series(String name, List<Optional<Point>> values) {
    public Series {
      values = List.copyOf(values);
    }

    /** With something to say at every place. */
    public static Series of(String name, List<Point> values) {
      return new Series(name, values.stream().map(Optional::of).toList());
    }
  }

  /** A figure with its interval, or why there is none. */
  public record Point(Figure figure, Optional<Interval> interval) {
    public static Point of(Figure figure) {
      return new Point(figure, Optional.empty());
    }
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    double lowest = 0;
    for (int each = 0; each < series.size(); each++) {
      YIntervalSeries points = new YIntervalSeries(series.get(each).name());
      double shift = (each - (series.size() - 1) / 2.0) * APART;
      for (int k = 0; k < places.size(); k++) {
        Optional<Point> point = series.get(each).values().get(k);
        if (point.isPresent()
            && point.get().figure() instanceof Figure.Value(double value, int _)) {
          Interval interval = point.get().interval().orElse(new Interval(value, value));
          points.add(k + shift, value, interval.low(), interval.high());
          lowest = Math.min(lowest, interval.low() - MARGIN); // beyond chance can be below 0
        }
      }
      data.addSeries(points);
    }
    SymbolAxis across = new SymbolAxis(null, places.toArray(String[]::new));
    across.setGridBandsVisible(false);
    across.setRange(-0.5, places.size() - 0.5);
    across.setVerticalTickLabels(places.size() > MANY_PLACES);
    NumberAxis shares = new NumberAxis(scale);
    shares.setRange(lowest, HIGHEST);
    XYErrorRenderer renderer = new XYErrorRenderer();
    for (int k = 0; k < series.size(); k++) {
      renderer.setSeriesPaint(k, look.color(2 + k % 2)); // the others mean sound and picture
      renderer.setSeriesShape(k, SHAPES.get(k % SHAPES.size()));
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
        String place = places.get(k);
        each.values().get(k).ifPresent(point -> table.add(row(each.name(), place, point)));
      }
    }
    return table;
  }

  private static List<String> row(String who, String place, Point point) {
    return switch (point.figure()) {
      case Figure.Value(double value, int over) ->
          List.of(
              who,
              place,
              number(value),
              point.interval().map(interval -> number(interval.low())).orElse(""),
              point.interval().map(interval -> number(interval.high())).orElse(""),
              Integer.toString(over),
              "");
      case Figure.NotDefined(var why) -> List.of(who, place, "", "", "", "", why.id());
    };
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
