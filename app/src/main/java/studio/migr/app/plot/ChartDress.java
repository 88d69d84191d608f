package studio.migr.app.plot;

import java.awt.Color;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;

/** Gives a chart the window's fonts and colours. */
public final class ChartDress {
  static {
    // Turned words stay words, which a drawing program can change, instead of outlines.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  private ChartDress() {}

  /** Dresses a chart that has a title and a legend. */
  public static void wear(JFreeChart chart, PlotLook look) {
    chart.setAntiAlias(true);
    chart.setBackgroundPaint(look.ground());
    chart.getTitle().setFont(PlotLook.TITLE);
    chart.getTitle().setPaint(look.words());
    LegendTitle legend = chart.getLegend();
    legend.setItemFont(PlotLook.WORDS);
    legend.setItemPaint(look.words());
    legend.setBackgroundPaint(look.ground());
    legend.setFrame(org.jfree.chart.block.BlockBorder.NONE);
    chart.getPlot().setBackgroundPaint(look.ground());
    chart.getPlot().setOutlinePaint(look.grid());
    switch (chart.getPlot()) {
      case XYPlot plot -> {
        plot.setDomainGridlinePaint(look.grid());
        plot.setRangeGridlinePaint(look.grid());
        axis(plot.getDomainAxis(), look.words());
        axis(plot.getRangeAxis(), look.words());
      }
      case CategoryPlot plot -> {
        plot.setRangeGridlinePaint(look.grid());
        axis(plot.getDomainAxis(), look.words());
        axis(plot.getRangeAxis(), look.words());
      }
      default -> throw new IllegalArgumentException("no dress for " + chart.getPlot());
    }
  }

  private static void axis(Axis axis, Color words) {
    axis.setLabelFont(PlotLook.WORDS);
    axis.setTickLabelFont(PlotLook.WORDS);
    axis.setLabelPaint(words);
    axis.setTickLabelPaint(words);
    axis.setAxisLinePaint(words);
  }
}
