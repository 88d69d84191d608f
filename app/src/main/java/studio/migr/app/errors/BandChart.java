package studio.migr.app.errors;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import studio.migr.app.plot.PlotLook;

/**
 * Small multiples side by side on one scale: in each the bands of two classes, as areas with a
 * dashed and a dotted middle, and a clip as a bold line.
 */
final class BandChart {
  private static final int AREA = 56;
  private static final float CLIP = 2.6f;
  private static final float[] DASHED = {7, 4};
  private static final float[] DOTTED = {2, 3};

  private BandChart() {}

  /**
   * One of the multiples.
   *
   * @param name of its horizontal axis
   * @param clip the clip's values; absent ones are NaN
   */
  record Multiple(String name, Band first, Band second, double[] clip) {}

  /**
   * @param range what the common scale is called, from {@code lowest} to {@code highest}
   * @param names of the first class, the second class and the clip
   */
  static JFreeChart of(
      String title,
      String range,
      List<String> names,
      List<Multiple> multiples,
      double lowest,
      double highest,
      PlotLook look) {
    NumberAxis values = new NumberAxis(range);
    values.setRange(lowest, highest);
    paint(values, look);
    CombinedRangeXYPlot all = new CombinedRangeXYPlot(values);
    all.setGap(8);
    for (Multiple each : multiples) {
      NumberAxis time = new NumberAxis(each.name());
      time.setRange(0, 1);
      time.setTickLabelsVisible(false);
      time.setTickMarksVisible(false);
      paint(time, look);
      XYPlot plot = new XYPlot(data(names, each), time, null, renderer(look));
      plot.setBackgroundPaint(look.ground());
      plot.setDomainGridlinesVisible(false);
      plot.setRangeGridlinePaint(look.grid());
      plot.setOutlinePaint(look.grid());
      all.add(plot);
    }
    all.setBackgroundPaint(look.ground());
    JFreeChart chart = new JFreeChart(title, PlotLook.TITLE, all, true);
    chart.setBackgroundPaint(look.ground());
    chart.getTitle().setPaint(look.words());
    chart.getLegend().setItemFont(PlotLook.WORDS);
    chart.getLegend().setItemPaint(look.words());
    chart.getLegend().setBackgroundPaint(look.ground());
    chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
    chart
        .getLegend()
        .setSources(
            new org.jfree.chart.LegendItemSource[] {
              () ->
                  multiples.isEmpty()
                      ? new org.jfree.chart.LegendItemCollection()
                      : ((XYPlot) all.getSubplots().getFirst()).getRenderer().getLegendItems()
            });
    return chart;
  }

  private static void paint(NumberAxis axis, PlotLook look) {
    axis.setLabelFont(PlotLook.WORDS);
    axis.setTickLabelFont(PlotLook.WORDS);
    axis.setLabelPaint(look.words());
    axis.setTickLabelPaint(look.words());
    axis.setAxisLinePaint(look.words());
  }

  private static YIntervalSeriesCollection data(List<String> names, Multiple multiple) {
    YIntervalSeriesCollection data = new YIntervalSeriesCollection();
    data.addSeries(band(names.get(0), multiple.first()));
    data.addSeries(band(names.get(1), multiple.second()));
    YIntervalSeries clip = new YIntervalSeries(names.get(2));
    for (int k = 0; k < Band.PLACES; k++) {
      clip.add(at(k), multiple.clip()[k], multiple.clip()[k], multiple.clip()[k]);
    }
    data.addSeries(clip);
    return data;
  }

  private static YIntervalSeries band(String name, Band band) {
    YIntervalSeries series = new YIntervalSeries(name);
    for (int k = 0; k < Band.PLACES; k++) {
      if (Double.isFinite(band.middle()[k])) {
        series.add(at(k), band.middle()[k], band.low()[k], band.high()[k]);
      }
    }
    return series;
  }

  private static double at(int place) {
    return place / (double) (Band.PLACES - 1);
  }

  private static DeviationRenderer renderer(PlotLook look) {
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    Color first = look.color(2);
    Color second = look.color(3);
    renderer.setAlpha(AREA / 255f);
    renderer.setSeriesPaint(0, first);
    renderer.setSeriesFillPaint(0, first);
    renderer.setSeriesStroke(0, dashes(DASHED));
    renderer.setSeriesPaint(1, second);
    renderer.setSeriesFillPaint(1, second);
    renderer.setSeriesStroke(1, dashes(DOTTED));
    renderer.setSeriesPaint(2, look.words());
    renderer.setSeriesFillPaint(2, look.words());
    renderer.setSeriesStroke(
        2, new BasicStroke(CLIP, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    return renderer;
  }

  private static BasicStroke dashes(float[] pattern) {
    return new BasicStroke(1.6f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, pattern, 0);
  }
}
