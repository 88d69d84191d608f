package studio.migr.app.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import studio.migr.app.message.Messages;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/**
 * Intensities of action units over a clip, as one or several tools measured them. A line breaks
 * where nothing was measured.
 *
 * @param clip its name
 * @param tracks what was measured, one for each source
 * @param units those to draw, of each source that has them
 */
record UnitPlot(String clip, List<AuTrack> tracks, List<ActionUnit> units) implements Plot {
  private static final double MS_PER_SECOND = 1000;
  private static final double HIGHEST = 5;

  UnitPlot {
    tracks = List.copyOf(tracks);
    units = List.copyOf(units);
  }

  /** What one source says of one action unit. */
  private record Line(AuTrack track, ActionUnit unit) {}

  private List<Line> lines() {
    return tracks.stream()
        .flatMap(
            track ->
                units.stream()
                    .filter(track.intensity()::containsKey)
                    .map(unit -> new Line(track, unit)))
        .toList();
  }

  @Override
  public String title() {
    return Messages.text(
        "plot.units.title",
        clip,
        tracks.stream().map(AuTrack::source).distinct().collect(Collectors.joining(", ")));
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    XYSeriesCollection data = new XYSeriesCollection();
    for (Line line : lines()) {
      AuTrack track = line.track();
      String name = line.unit().code() + " \u00b7 " + track.source();
      // Two faces of one file have one source: the number keeps their lines apart.
      boolean taken = data.indexOf(name) >= 0;
      XYSeries series =
          new XYSeries(taken ? name + " " + (data.getSeriesCount() + 1) : name, false, true);
      for (int row = 0; row < track.rows(); row++) {
        double value = AuTrack.value(track.intensity(), line.unit(), row);
        series.add(
            track.timesMs()[row] / MS_PER_SECOND,
            Double.isNaN(value) ? null : (Number) value,
            false);
      }
      data.addSeries(series);
    }
    JFreeChart chart =
        ChartFactory.createXYLineChart(
            title(),
            Messages.text("plot.units.time"),
            Messages.text("plot.units.intensity"),
            data,
            PlotOrientation.VERTICAL,
            true,
            false,
            false);
    ChartDress.wear(chart, look);
    XYPlot plot = (XYPlot) chart.getPlot();
    ((NumberAxis) plot.getRangeAxis()).setRange(0, HIGHEST);
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < data.getSeriesCount(); i++) {
      lines.setSeriesPaint(i, look.color(i));
      lines.setSeriesStroke(i, look.stroke(i));
    }
    lines.setDrawSeriesLineAsPath(true); // else the dashes begin anew at every frame
    plot.setRenderer(lines);
    return chart;
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("source", "time_ms", "confidence"));
    units.forEach(unit -> head.add(unit.code() + "_r"));
    rows.add(head);
    for (AuTrack track : tracks) {
      for (int row = 0; row < track.rows(); row++) {
        List<String> cells = new ArrayList<>(List.of(track.source()));
        cells.add(number(track.timesMs()[row]));
        cells.add(number(track.confidence()[row]));
        for (ActionUnit unit : units) {
          cells.add(number(AuTrack.value(track.intensity(), unit, row)));
        }
        rows.add(cells);
      }
    }
    return rows;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }
}
