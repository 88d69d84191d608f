package studio.migr.app.plot;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jfree.chart.ChartFactory;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryLabelPositions;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.data.category.DefaultCategoryDataset;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.DominantModality;

/**
 * How often each emotion was chosen in a project, and which modality was said to carry it. Labels
 * of whole clips and of segments count alike; cleared ones do not count.
 *
 * @param labels the current labels
 * @param annotator whose; if empty everybody's, but not the agreed gold labels, which repeat them
 * @param emotions of the project's scheme, in its order
 */
record LabelPlot(
    String project, List<LabelEvent> labels, Optional<String> annotator, List<String> emotions)
    implements Plot {
  private static final Rectangle2D SWATCH = new Rectangle2D.Double(-7, -6, 14, 12);

  LabelPlot {
    labels =
        labels.stream()
            .filter(
                event ->
                    annotator
                        .map(name -> event.key().annotator().equals(name))
                        .orElse(!event.key().isGold()))
            .toList();
    Set<String> names = new LinkedHashSet<>(emotions);
    labels.forEach(event -> event.judgement().emotion().ifPresent(names::add));
    emotions = List.copyOf(names);
  }

  @Override
  public String title() {
    return annotator
        .map(name -> Messages.text("plot.labels.title-of", project, name))
        .orElseGet(() -> Messages.text("plot.labels.title", project));
  }

  /** How many labels say so. */
  long count(Optional<String> emotion, Optional<DominantModality> dominant) {
    return labels.stream()
        .filter(event -> event.judgement().emotion().equals(emotion))
        .filter(event -> event.judgement().dominant().equals(dominant))
        .count();
  }

  @Override
  public JFreeChart chart(PlotLook look) {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    for (Optional<DominantModality> dominant : modalities()) {
      for (Optional<String> emotion : choices()) {
        data.addValue(count(emotion, dominant), words(dominant), emotionWords(emotion));
      }
    }
    JFreeChart chart =
        ChartFactory.createStackedBarChart(
            title(),
            null,
            Messages.text("plot.labels.count"),
            data,
            PlotOrientation.VERTICAL,
            true,
            false,
            false);
    ChartDress.wear(chart, look);
    CategoryPlot plot = (CategoryPlot) chart.getPlot();
    plot.getRangeAxis().setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    plot.getDomainAxis().setCategoryLabelPositions(CategoryLabelPositions.UP_45);
    StackedBarRenderer bars = new StackedBarRenderer();
    bars.setBarPainter(new Hatching());
    bars.setShadowVisible(false);
    bars.setMaximumBarWidth(0.08);
    for (int i = 0; i < modalities().size(); i++) {
      bars.setSeriesPaint(i, look.color(i));
      bars.setLegendShape(i, Hatching.of(i, SWATCH, 4, 1.4));
    }
    plot.setRenderer(bars);
    return chart;
  }

  @Override
  public List<List<String>> table() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("annotator", "emotion", "dominant_modality", "labels"));
    for (Optional<String> emotion : choices()) {
      for (Optional<DominantModality> dominant : modalities()) {
        rows.add(
            List.of(
                annotator.orElse(""),
                emotion.orElse(""),
                dominant.map(DominantModality::id).orElse(""),
                Long.toString(count(emotion, dominant))));
      }
    }
    return rows;
  }

  /** All emotions; labels without one only if there are any. */
  private List<Optional<String>> choices() {
    List<Optional<String>> all = new ArrayList<>(emotions.stream().map(Optional::of).toList());
    if (labels.stream().anyMatch(event -> event.judgement().emotion().isEmpty())) {
      all.add(Optional.empty());
    }
    return all;
  }

  /** Sound first, then picture, as everywhere; last those who did not say. */
  private static List<Optional<DominantModality>> modalities() {
    List<Optional<DominantModality>> all = new ArrayList<>();
    for (DominantModality modality : DominantModality.values()) {
      all.add(Optional.of(modality));
    }
    all.add(Optional.empty());
    return all;
  }

  private static String words(Optional<DominantModality> dominant) {
    return dominant
        .map(modality -> Messages.text("annotate.dominant." + modality.id()))
        .orElseGet(() -> Messages.text("plot.labels.unsaid"));
  }

  private static String emotionWords(Optional<String> emotion) {
    return emotion.orElseGet(() -> Messages.text("plot.labels.no-emotion"));
  }
}
