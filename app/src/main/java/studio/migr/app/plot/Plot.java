package studio.migr.app.plot;

import java.util.List;
import org.jfree.chart.JFreeChart;

/** Something that can be drawn, and written down as a table. */
public interface Plot {

  /** In words; also proposed as the name of a file. */
  String title();

  /** The drawing, in these colours. */
  JFreeChart chart(PlotLook look);

  /** The same figures: the first row names the columns. An empty cell was not measured. */
  List<List<String>> table();
}
