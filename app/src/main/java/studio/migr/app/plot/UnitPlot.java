package studio.migr.app.plot;

import java.awt.BasicStroke;
import java.awt.Stroke;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import studio.migr.app.face.CorrectedStretch;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.message.Messages;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/**
 * Intensities of action units over a clip, as one or several tools measured them, and what a person
 * says in their place: a bold line. A line breaks where nothing was measured.
 *
 * @param clip its name
 * @param startMs where the clip starts on the container's clock
 * @param tracks what was measured, one for each source
 * @param corrections of one person, oldest first
 * @param units those to draw, of each source that has them
 */
record UnitPlot(
    String clip,
    double startMs,
    List<AuTrack> tracks,
    List<UnitCorrection> corrections,
    List<ActionUnit> units)
    implements Plot {
  private static final double MS_PER_SECOND = 1000;
  private static final double HIGHEST = 5;
  private static final Stroke PERSON =
      new BasicStroke(3.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);

  UnitPlot {
    tracks = List.copyOf(tracks);
    corrections = List.copyOf(corrections);
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

  /** The intensities that the person says of a line, in order of time. */
  private List<CorrectedStretch> said(Line line) {
    return CorrectedStretch.of(
            corrections.stream()
                .filter(
                    each ->
                        each.unit().equals(line.unit())
                            && each.corrects().equals(line.track().source()))
                .toList())
        .stream()
        .filter(stretch -> stretch.intensity().isPresent())
        .toList();
  }

  private String person() {
    return corrections.stream().findFirst().map(UnitCorrection::annotator).orElse("");
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
    List<Line> lines = lines();
    for (Line line : lines) {
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
    Map<Integer, Integer> corrected = addCorrections(data, lines);
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
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    for (int i = 0; i < data.getSeriesCount(); i++) {
      renderer.setSeriesPaint(i, look.color(corrected.getOrDefault(i, i)));
      renderer.setSeriesStroke(i, corrected.containsKey(i) ? PERSON : look.stroke(i));
    }
    renderer.setDrawSeriesLineAsPath(true); // else the dashes begin anew at every frame
    plot.setRenderer(renderer);
    return chart;
  }

  /**
   * @return the number of each series added, and that of the series it corrects
   */
  private Map<Integer, Integer> addCorrections(XYSeriesCollection data, List<Line> lines) {
    Map<Integer, Integer> corrected = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      List<CorrectedStretch> said = said(lines.get(i));
      if (said.isEmpty()) {
        continue;
      }
      corrected.put(data.getSeriesCount(), i);
      XYSeries series =
          new XYSeries(
              Messages.text("plot.units.corrected", data.getSeriesKey(i), person()), false, true);
      for (CorrectedStretch stretch : said) {
        double value = stretch.intensity().getAsDouble();
        series.add((stretch.startMs() - startMs) / MS_PER_SECOND, value, false);
        series.add((stretch.endMs() - startMs) / MS_PER_SECOND, value, false);
        series.add((stretch.endMs() - startMs) / MS_PER_SECOND, null, false); // a gap
      }
      data.addSeries(series);
    }
    return corrected;
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
    for (AuTrack track : tracks) {
      addCorrections(track, rows);
    }
    return rows;
  }

  /** A row of its own for each instant of which the person says something. */
  private void addCorrections(AuTrack track, List<List<String>> rows) {
    String source = Messages.text("plot.units.corrected", track.source(), person());
    for (double ms : track.timesMs()) {
      List<String> cells = new ArrayList<>(List.of(source, number(ms), ""));
      for (ActionUnit unit : units) {
        cells.add(
            said(new Line(track, unit)).stream()
                .filter(stretch -> stretch.contains(startMs + ms))
                .findFirst()
                .map(stretch -> number(stretch.intensity().orElse(Double.NaN)))
                .orElse(""));
      }
      if (cells.stream().skip(3).anyMatch(cell -> !cell.isEmpty())) {
        rows.add(cells);
      }
    }
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.3f", value);
  }
}
