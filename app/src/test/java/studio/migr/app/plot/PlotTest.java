package studio.migr.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jfree.chart.JFreeChart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import studio.migr.app.label.Judgement;
import studio.migr.app.label.LabelEvent;
import studio.migr.app.label.LabelKey;
import studio.migr.app.label.Segment;
import studio.migr.app.label.UnitCorrection;
import studio.migr.app.label.UnitValue;
import studio.migr.runtime.au.ActionUnit;
import studio.migr.runtime.au.AuTrack;
import studio.migr.runtime.emotion.Condition;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.media.Rational;

class PlotTest {
  private static final ActionUnit BROW = new ActionUnit(4);

  @TempDir Path folder;

  private static UnitPlot units() {
    TreeMap<ActionUnit, double[]> intensity = new TreeMap<>();
    intensity.put(BROW, new double[] {0.5, Double.NaN, 2});
    AuTrack track =
        new AuTrack(
            "OpenFace 2 (a.csv)",
            new double[] {0, 40, 80},
            new boolean[] {true, false, true},
            new double[] {0.9, Double.NaN, 0.8},
            intensity,
            new TreeMap<>(),
            Optional.empty());
    return new UnitPlot("a, b.mp4", 0, List.of(track), List.of(), List.of(BROW));
  }

  private static LabelEvent label(
      int id, String who, String emotion, Optional<DominantModality> dominant) {
    return new LabelEvent(
        id,
        id,
        Instant.EPOCH,
        new LabelKey("clip" + id, who, Condition.BOTH, Optional.empty()),
        Judgement.EMPTY.withEmotion(Optional.of(emotion)).withDominant(dominant));
  }

  private static LabelPlot labels(Optional<String> annotator) {
    return new LabelPlot(
        "project",
        List.of(
            label(1, "ann", "fear", Optional.of(DominantModality.AUDIO)),
            label(2, "ann", "fear", Optional.of(DominantModality.AUDIO)),
            label(3, "bea", "fear", Optional.of(DominantModality.VISUAL)),
            label(4, "bea", "sad", Optional.empty())),
        annotator,
        List.of("sad", "fear"));
  }

  @Test
  void whatWasNotMeasuredIsAnEmptyCellAndAGapNotZero() throws IOException {
    Path file = folder.resolve("a.csv");
    PlotExport.write(units(), file);
    assertThat(Files.readString(file))
        .isEqualTo(
            "source,time_ms,confidence,AU04_r\r\n"
                + "OpenFace 2 (a.csv),0.000,0.900,0.500\r\n"
                + "OpenFace 2 (a.csv),40.000,,\r\n"
                + "OpenFace 2 (a.csv),80.000,0.800,2.000\r\n");
    var data = units().chart(PlotLook.PAPER).getXYPlot().getDataset();
    assertThat(data.getItemCount(0)).isEqualTo(3);
    assertThat(data.getY(0, 1)).isNull();
  }

  @Test
  void everySourceHasLinesOfItsOwnWithItsNameInLegendAndTable() {
    AuTrack first = units().tracks().getFirst();
    AuTrack second =
        new AuTrack(
            "py-feat (b.csv)",
            new double[] {0, 20},
            new boolean[] {true, true},
            new double[] {0.7, 0.7},
            new TreeMap<>(java.util.Map.of(BROW, new double[] {1, 3})),
            new TreeMap<>(),
            Optional.empty());
    UnitPlot both = new UnitPlot("a.mp4", 0, List.of(first, second), List.of(), List.of(BROW));
    var data = both.chart(PlotLook.PAPER).getXYPlot().getDataset();
    assertThat(data.getSeriesKey(0)).asString().isEqualTo("AU04 \u00b7 OpenFace 2 (a.csv)");
    assertThat(data.getSeriesKey(1)).asString().isEqualTo("AU04 \u00b7 py-feat (b.csv)");
    assertThat(data.getY(1, 1)).isEqualTo(3.0);
    assertThat(both.title()).contains("OpenFace 2 (a.csv)", "py-feat (b.csv)");
    assertThat(both.table()).contains(List.of("py-feat (b.csv)", "20.000", "0.700", "3.000"));
  }

  @Test
  void whatAPersonSaysStandsBesideWhatTheToolMeasuredAndNotInItsPlace() {
    UnitPlot measured = units();
    UnitCorrection correction =
        new UnitCorrection(
            1,
            1,
            Instant.EPOCH,
            "clip",
            "ann",
            "OpenFace 2 (a.csv)",
            BROW,
            new Segment(1040, 1080, new Rational(1, 1000)),
            new UnitValue.Intensity(4));
    UnitPlot both =
        new UnitPlot("a.mp4", 1000, measured.tracks(), List.of(correction), List.of(BROW));
    JFreeChart chart = both.chart(PlotLook.PAPER);
    var data = chart.getXYPlot().getDataset();
    assertThat(data.getY(0, 2)).as("the tool's").isEqualTo(2.0);
    assertThat(data.getSeriesKey(1))
        .asString()
        .isEqualTo("AU04 \u00b7 OpenFace 2 (a.csv), corrected by ann");
    assertThat(data.getX(1, 0)).isEqualTo(0.04);
    assertThat(data.getY(1, 0)).isEqualTo(4.0);
    assertThat(data.getX(1, 1)).isEqualTo(0.08);
    var renderer = chart.getXYPlot().getRenderer();
    assertThat(renderer.getSeriesPaint(1)).isEqualTo(renderer.getSeriesPaint(0));
    assertThat(((BasicStroke) renderer.getSeriesStroke(1)).getLineWidth())
        .isGreaterThan(((BasicStroke) renderer.getSeriesStroke(0)).getLineWidth());
    assertThat(both.table())
        .contains(
            List.of("OpenFace 2 (a.csv)", "80.000", "0.800", "2.000"),
            List.of("OpenFace 2 (a.csv), corrected by ann", "40.000", "", "4.000"))
        .hasSize(5);
  }

  @Test
  void goldLabelsRepeatWhatPeopleSaidAndAreCountedOnlyWhenAskedFor() {
    List<LabelEvent> events =
        List.of(
            label(1, "ann", "fear", Optional.empty()),
            label(2, LabelKey.GOLD, "fear", Optional.empty()));
    LabelPlot people = new LabelPlot("p", events, Optional.empty(), List.of("fear"));
    LabelPlot gold = new LabelPlot("p", events, Optional.of(LabelKey.GOLD), List.of("fear"));
    assertThat(people.count(Optional.of("fear"), Optional.empty())).isEqualTo(1);
    assertThat(gold.count(Optional.of("fear"), Optional.empty())).isEqualTo(1);
  }

  @Test
  void labelsAreCountedByEmotionAndModalityOfOneOrAll() {
    assertThat(
            labels(Optional.empty())
                .count(Optional.of("fear"), Optional.of(DominantModality.AUDIO)))
        .isEqualTo(2);
    assertThat(labels(Optional.of("bea")).table())
        .contains(List.of("bea", "fear", "visual", "1"), List.of("bea", "sad", "", "1"))
        .contains(List.of("bea", "fear", "audio", "0"));
  }

  @Test
  void aDrawingIsWellFormedAndNamesItsParts() throws Exception {
    Path file = folder.resolve("a.svg");
    PlotExport.write(labels(Optional.empty()), file);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // The grammar that the drawing names lies on the web; a test asks nobody there.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    Document svg = factory.newDocumentBuilder().parse(file.toFile());
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("sound", "picture", "fear", "sad");
  }

  @Test
  void aPictureIsLargeEnoughForPrintAndShowsTheLine() throws IOException {
    Path file = folder.resolve("a.png");
    PlotExport.write(units(), file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(2700);
    assertThat(image.getRGB(5, 5)).isEqualTo(Color.WHITE.getRGB());
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path taken = folder.resolve("a.svg");
    Files.createDirectories(taken.resolve("inside"));
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> PlotExport.write(units(), taken))
        .isInstanceOf(IOException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }

  @Test
  void everyKindOfBarHasAPatternOfItsOwn() {
    Rectangle2D box = new Rectangle2D.Double(0, 0, 40, 40);
    long patterns =
        java.util.stream.IntStream.range(0, 6)
            .mapToObj(series -> filled(Hatching.of(series, box, 8, 2.5)))
            .distinct()
            .count();
    assertThat(patterns).isEqualTo(6);
  }

  private static String filled(Shape shape) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1600; i++) {
      text.append(shape.contains(i % 40 + 0.5, i / 40 + 0.5) ? '#' : '.');
    }
    return text.toString();
  }
}
