package studio.migr.app.errors;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.data.xy.DefaultXYZDataset;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartDress;
import studio.migr.app.plot.Plot;
import studio.migr.app.plot.PlotLook;

/** The matrix for others: counts in cells, shaded by their share of the row. */
record MatrixPlot(Matrix matrix, String rows, String columns, String clips) implements Plot {
  private static final double DARKEST = 0.45;

  @Override
  public String title() {
    return Messages.text("errors.matrix.title", rows, columns, matrix.compared(), clips);
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    List<String> labels = matrix.labels();
    int size = labels.size();
    double[][] values = new double[3][size * size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int at = row * size + column;
        values[0][at] = column;
        values[1][at] = row;
        values[2][at] = matrix.share(new Cell(labels.get(row), labels.get(column))).orElse(0);
      }
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries(Messages.text("errors.matrix.share"), values);
    SymbolAxis across = new SymbolAxis(columns, labels.toArray(String[]::new));
    SymbolAxis down = new SymbolAxis(rows, labels.toArray(String[]::new));
    down.setInverted(true);
    across.setGridBandsVisible(false);
    down.setGridBandsVisible(false);
    XYBlockRenderer blocks = new XYBlockRenderer();
    blocks.setPaintScale(shades(look));
    XYPlot plot = new XYPlot(data, across, down, blocks);
    plot.setDomainAxisLocation(AxisLocation.TOP_OR_LEFT);
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        int count = matrix.count(new Cell(labels.get(row), labels.get(column)));
        XYTextAnnotation words = new XYTextAnnotation(Integer.toString(count), column, row);
        words.setFont(PlotLook.WORDS);
        words.setPaint(look.words());
        plot.addAnnotation(words);
      }
    }
    JFreeChart chart = new JFreeChart(title(), PlotLook.TITLE, plot, true);
    ChartDress.wear(chart, look);
    chart.getLegend().setVisible(false);
    return chart;
  }

  private static PaintScale shades(PlotLook look) {
    Color full = look.color(2);
    return new PaintScale() {
      @Override
      public double getLowerBound() {
        return 0;
      }

      @Override
      public double getUpperBound() {
        return 1;
      }

      @Override
      public Color getPaint(double share) {
        return new Color(
            full.getRed(),
            full.getGreen(),
            full.getBlue(),
            (int) Math.round(255 * DARKEST * Math.clamp(share, 0, 1)));
      }
    };
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("row", "column", "clips", "row_share"));
    for (String row : matrix.labels()) {
      for (String column : matrix.labels()) {
        Cell cell = new Cell(row, column);
        table.add(
            List.of(
                row,
                column,
                Integer.toString(matrix.count(cell)),
                matrix.share(cell).isPresent()
                    ? FacePlot.number(matrix.share(cell).getAsDouble())
                    : ""));
      }
    }
    return table;
  }
}
