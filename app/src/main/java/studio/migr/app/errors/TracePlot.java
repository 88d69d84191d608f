package studio.migr.app.errors;

import java.awt.BasicStroke;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartDress;
import studio.migr.app.plot.Plot;
import studio.migr.app.plot.PlotLook;
import studio.migr.runtime.explain.DecisionTrace;
import studio.migr.runtime.explain.Flip;

/**
 * How the answer comes about: the probabilities of the two labels of a pair, and of the labels that
 * lead somewhere, before the reasoning, after each sentence and at the answer. Flips are marked.
 */
record TracePlot(String clip, DecisionTrace trace, Cell pair) implements Plot {

  @Override
  public String title() {
    List<Flip> flips = trace.flips();
    return flips.isEmpty()
        ? Messages.text("errors.trace.title", clip)
        : Messages.text(
            "errors.trace.flip",
            clip,
            flips.getLast().from(),
            flips.getLast().to(),
            flips.getLast().point());
  }

  private List<String> labels() {
    Set<String> labels = new LinkedHashSet<>(List.of(pair.row(), pair.column()));
    trace.points().forEach(point -> labels.add(point.probabilities().top()));
    labels.removeIf(
        label -> !trace.points().getFirst().probabilities().byLabel().containsKey(label));
    return List.copyOf(labels);
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (String label : labels()) {
      XYSeries series = new XYSeries(label);
      for (int k = 0; k < trace.points().size(); k++) {
        series.add(k, trace.points().get(k).probabilities().of(label));
      }
      data.addSeries(series);
    }
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            title(),
            Messages.text("errors.trace.sentence"),
            Messages.text("errors.trace.probability"),
            data,
            PlotOrientation.VERTICAL,
            true,
            false,
            false);
    ChartDress.wear(chart, look);
    XYPlot plot = (XYPlot) chart.getPlot();
    ((NumberAxis) plot.getRangeAxis()).setRange(0, 1);
    plot.getDomainAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
    for (int k = 0; k < data.getSeriesCount(); k++) {
      renderer.setSeriesPaint(k, look.color(k + 2));
      renderer.setSeriesStroke(k, look.stroke(k));
    }
    renderer.setDrawSeriesLineAsPath(true);
    plot.setRenderer(renderer);
    for (Flip flip : trace.flips()) {
      ValueMarker marker = new ValueMarker(flip.point());
      marker.setPaint(look.words());
      marker.setStroke(
          new BasicStroke(
              1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0));
      plot.addDomainMarker(marker);
    }
    return chart;
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("sentence"));
    List<String> all = List.copyOf(trace.points().getFirst().probabilities().byLabel().keySet());
    head.addAll(all);
    rows.add(head);
    for (int k = 0; k < trace.points().size(); k++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(k)));
      for (String label : all) {
        row.add(FacePlot.number(trace.points().get(k).probabilities().of(label)));
      }
      rows.add(row);
    }
    return rows;
  }
}
