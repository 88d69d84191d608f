package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartDress;
import studio.migr.app.plot.Plot;
import studio.migr.app.plot.PlotLook;
import studio.migr.training.evaluate.DriftCurve;
import studio.migr.training.evaluate.MeanDrift;

/** Where attention goes over the answer: full lines where it is right, dashed where it is wrong. */
record DriftPlot(String title, Optional<MeanDrift> right, Optional<MeanDrift> wrong)
    implements Plot {
  private static final List<String> MODALITIES = List.of("audio", "visual", "text");
  private static final int[] COLOURS = {0, 1, 3};

  /** One line: what it is called in words and files, its place among the colours, its values. */
  private record Line(String name, String outcome, int modality, List<Double> values) {}

  private List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    right.ifPresent(mean -> add(lines, "right", mean));
    wrong.ifPresent(mean -> add(lines, "wrong", mean));
    return lines;
  }

  private static void add(List<Line> lines, String outcome, MeanDrift mean) {
    DriftCurve curve = mean.curve();
    List<List<Double>> values = List.of(curve.audio(), curve.visual(), curve.text());
    for (int k = 0; k < values.size(); k++) {
      lines.add(
          new Line(
              Messages.text(
                  "errors.drift." + outcome,
                  Messages.text("evaluation.drift." + MODALITIES.get(k)),
                  mean.over()),
              outcome,
              k,
              values.get(k)));
    }
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    XYSeriesCollection data = new XYSeriesCollection();
    List<Line> lines = lines();
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int each = 0; each < lines.size(); each++) {
      XYSeries series = new XYSeries(lines.get(each).name());
      for (int k = 0; k < lines.get(each).values().size(); k++) {
        series.add(k + 1, lines.get(each).values().get(k));
      }
      data.addSeries(series);
      renderer.setSeriesPaint(each, look.color(COLOURS[lines.get(each).modality()]));
      renderer.setSeriesStroke(
          each, look.stroke(lines.get(each).outcome().equals("right") ? 0 : 1));
    }
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            title,
            Messages.text("errors.drift.stretch"),
            Messages.text("errors.drift.attention"),
            data,
            PlotOrientation.VERTICAL,
            true,
            false,
            false);
    ChartDress.wear(chart, look);
    XYPlot plot = (XYPlot) chart.getPlot();
    ((NumberAxis) plot.getRangeAxis()).setRange(0, 1);
    plot.getDomainAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    renderer.setDrawSeriesLineAsPath(true);
    plot.setRenderer(renderer);
    return chart;
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("outcome", "modality", "stretch", "attention"));
    for (Line line : lines()) {
      for (int k = 0; k < line.values().size(); k++) {
        table.add(
            List.of(
                line.outcome(),
                MODALITIES.get(line.modality()),
                Integer.toString(k + 1),
                FacePlot.number(line.values().get(k))));
      }
    }
    return table;
  }
}
