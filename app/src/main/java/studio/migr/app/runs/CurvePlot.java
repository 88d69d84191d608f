package studio.migr.app.runs;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartDress;
import studio.migr.app.plot.Plot;
import studio.migr.app.plot.PlotLook;
import studio.migr.training.watch.Curve;

/**
 * Metrics over steps: the mean of every stretch as a line, its extremes as a band around it.
 *
 * @param lines in the order of their colours
 */
record CurvePlot(String title, List<Line> lines) implements Plot {
  private static final int BAND = 46;
  private static final int FORMER = 90;

  /**
   * A metric.
   *
   * @param former whether it is of another run, or of a part of it that no longer counts: drawn
   *     faint
   */
  record Line(String name, Curve curve, boolean former) {}

  CurvePlot {
    lines = List.copyOf(lines);
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    for (Line line : lines) {
      YIntervalSeries series = new YIntervalSeries(data.getSeriesCount() + " " + line.name());
      line.curve()
          .points()
          .forEach(
              point -> series.add((double) point.step(), point.mean(), point.low(), point.high()));
      data.addSeries(series);
    }
    NumberAxis steps = new NumberAxis();
    steps.setAutoRangeIncludesZero(false);
    steps.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    NumberAxis values = new NumberAxis();
    values.setAutoRangeIncludesZero(false);
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setAlpha(1);
    int own = 0;
    for (int k = 0; k < lines.size(); k++) {
      boolean former = lines.get(k).former();
      int at = former ? ofTheSameName(k) : own++;
      Color color = look.color(at);
      renderer.setSeriesPaint(k, former ? faint(color, FORMER) : color);
      renderer.setSeriesFillPaint(k, faint(color, former ? BAND / 2 : BAND));
      renderer.setSeriesStroke(k, look.stroke(former ? at + 1 : at));
      renderer.setSeriesShapesVisible(k, lines.get(k).curve().points().size() == 1);
      renderer.setSeriesVisibleInLegend(k, false);
    }
    XYPlot plot = new XYPlot(data, steps, values, renderer);
    JFreeChart chart = new JFreeChart(title, PlotLook.TITLE, plot, true);
    ChartDress.wear(chart, look);
    chart.getTitle().setVisible(false); // the window and the file's name say it
    chart.getLegend().setVisible(false);
    return chart;
  }

  private int ofTheSameName(int line) {
    int own = 0;
    for (Line each : lines) {
      if (!each.former()) {
        if (each.name().equals(lines.get(line).name())) {
          return own;
        }
        own++;
      }
    }
    return own;
  }

  private static Color faint(Color color, int opacity) {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), opacity);
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("metric", "other_run", "step", "mean", "low", "high"));
    for (Line line : lines) {
      for (Curve.Point point : line.curve().points()) {
        rows.add(
            List.of(
                line.name(),
                Boolean.toString(line.former()),
                Long.toString(point.step()),
                number(point.mean()),
                number(point.low()),
                number(point.high())));
      }
    }
    return rows;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.6g", value);
  }

  /** A value as people read it beside a curve. */
  static String words(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return Messages.text("runs.no-value");
    }
    if (size != 0 && (size < 0.001 || size >= 1e6)) {
      return String.format(Locale.getDefault(), "%.2e", value);
    }
    return String.format(
        Locale.getDefault(), size >= 1000 ? "%,.0f" : size >= 100 ? "%.1f" : "%.3f", value);
  }
}
