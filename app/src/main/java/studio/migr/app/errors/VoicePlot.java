package studio.migr.app.errors;

import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.Plot;
import studio.migr.app.plot.PlotLook;
import studio.migr.runtime.voice.VoiceTrack;

/** Pitch of a clip against the bands of the two classes of its pair, and how fast each speaks. */
record VoicePlot(String clip, VoiceTrack voice, ClassBands first, ClassBands second)
    implements Plot {
  private static final double LOWEST = -12;
  private static final double HIGHEST = 36;
  private static final double QUARTER = 0.25;

  @Override
  public String title() {
    return Messages.text(
        "errors.voice.title",
        clip,
        rate(voice.summary().articulationRate()),
        first.label(),
        range(first),
        second.label(),
        range(second));
  }

  private static String rate(double value) {
    return Double.isFinite(value) ? Messages.text("errors.voice.rate", value) : "–";
  }

  private static String range(ClassBands bands) {
    double[] rates = bands.rates().stream().mapToDouble(Double::doubleValue).toArray();
    return rates.length == 0
        ? "–"
        : Messages.text(
            "errors.voice.range", Band.quantile(rates, QUARTER), Band.quantile(rates, 1 - QUARTER));
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    return BandChart.of(
        title(),
        Messages.text("errors.voice.semitones"),
        List.of(
            Messages.text("errors.band", first.label(), first.clips()),
            Messages.text("errors.band", second.label(), second.clips()),
            clip),
        List.of(
            new BandChart.Multiple(
                Messages.text("errors.voice.pitch"),
                first.pitch().orElse(Band.of(List.of())),
                second.pitch().orElse(Band.of(List.of())),
                pitch())),
        LOWEST,
        HIGHEST,
        look);
  }

  private double[] pitch() {
    return Band.resampled(ClassBands.semitones(voice.f0Hz()));
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "time_share",
            "clip_semitones",
            "first_q25",
            "first_median",
            "first_q75",
            "second_q25",
            "second_median",
            "second_q75"));
    Band one = first.pitch().orElse(Band.of(List.of()));
    Band other = second.pitch().orElse(Band.of(List.of()));
    double[] own = pitch();
    for (int k = 0; k < Band.PLACES; k++) {
      rows.add(
          List.of(
              FacePlot.number(k / (double) (Band.PLACES - 1)),
              FacePlot.number(own[k]),
              FacePlot.number(one.low()[k]),
              FacePlot.number(one.middle()[k]),
              FacePlot.number(one.high()[k]),
              FacePlot.number(other.low()[k]),
              FacePlot.number(other.middle()[k]),
              FacePlot.number(other.high()[k])));
    }
    return rows;
  }
}
