package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.Plot;
import studio.migr.app.plot.PlotLook;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;

/**
 * Action units of a clip against the bands of the two classes of its pair: first the units that the
 * two share, then those that separate them.
 *
 * @param clip its name
 * @param units in the order of the multiples
 */
record FacePlot(
    String clip, AuTrack face, ClassBands first, ClassBands second, List<ActionUnit> units)
    implements Plot {
  private static final double HIGHEST = 5;

  @Override
  public String title() {
    return Messages.text("errors.face.title", clip, first.label(), second.label(), face.source());
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    List<BandChart.Multiple> multiples = new ArrayList<>();
    for (ActionUnit unit : units) {
      multiples.add(
          new BandChart.Multiple(unit.code(), band(first, unit), band(second, unit), values(unit)));
    }
    return BandChart.of(
        title(),
        Messages.text("plot.units.intensity"),
        List.of(
            Messages.text("errors.band", first.label(), first.clips()),
            Messages.text("errors.band", second.label(), second.clips()),
            clip),
        multiples,
        0,
        HIGHEST,
        look);
  }

  private static Band band(ClassBands bands, ActionUnit unit) {
    return bands.units().getOrDefault(unit, Band.of(List.of()));
  }

  private double[] values(ActionUnit unit) {
    double[] missing = new double[1];
    Arrays.fill(missing, Double.NaN);
    return Band.resampled(face.intensity().getOrDefault(unit, missing));
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "unit",
            "time_share",
            "clip",
            "first_q25",
            "first_median",
            "first_q75",
            "second_q25",
            "second_median",
            "second_q75"));
    for (ActionUnit unit : units) {
      Band one = band(first, unit);
      Band other = band(second, unit);
      double[] own = values(unit);
      for (int k = 0; k < Band.PLACES; k++) {
        rows.add(
            List.of(
                unit.code(),
                number(k / (double) (Band.PLACES - 1)),
                number(own[k]),
                number(one.low()[k]),
                number(one.middle()[k]),
                number(one.high()[k]),
                number(other.low()[k]),
                number(other.middle()[k]),
                number(other.high()[k])));
      }
    }
    return rows;
  }

  static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "";
  }
}
