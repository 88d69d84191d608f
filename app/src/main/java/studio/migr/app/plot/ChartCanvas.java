package studio.migr.app.plot;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.jfree.fx.FXGraphics2D;

/** A plot on screen, in the colours of the theme; as large as the room there is. */
public final class ChartCanvas extends Region {
  private static final StyleablePropertyFactory<ChartCanvas> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());

  private final Canvas canvas = new Canvas();
  private final StyleableProperty<javafx.scene.paint.Color> ground =
      color("ground", chart -> chart.ground);
  private final StyleableProperty<javafx.scene.paint.Color> words =
      color("words", chart -> chart.words);
  private final StyleableProperty<javafx.scene.paint.Color> grid =
      color("grid", chart -> chart.grid);
  private final StyleableProperty<javafx.scene.paint.Color> first =
      color("first", chart -> chart.first);
  private final StyleableProperty<javafx.scene.paint.Color> second =
      color("second", chart -> chart.second);
  private final StyleableProperty<javafx.scene.paint.Color> third =
      color("third", chart -> chart.third);
  private final StyleableProperty<javafx.scene.paint.Color> fourth =
      color("fourth", chart -> chart.fourth);
  private Optional<Plot> plot = Optional.empty();
  private boolean stale = true;

  public ChartCanvas() {
    getStyleClass().add("chart-canvas");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setManaged(false);
    getChildren().add(canvas);
    setMinSize(200, 160);
    for (StyleableProperty<javafx.scene.paint.Color> color :
        List.of(ground, words, grid, first, second, third, fourth)) {
      ((ObservableValue<?>) color).subscribe(this::repaint);
    }
  }

  /** Draws {@code next}, or nothing. */
  public void show(Optional<? extends Plot> next) {
    plot = next.map(given -> given);
    setAccessibleText(plot.map(Plot::title).orElse(""));
    repaint();
  }

  private void repaint() {
    stale = true;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double height = getHeight();
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      stale = true;
    }
    if (stale && width > 0 && height > 0) {
      stale = false;
      canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
      plot.ifPresent(
          shown ->
              shown
                  .chart(look())
                  .draw(
                      new FXGraphics2D(canvas.getGraphicsContext2D()),
                      new Rectangle2D.Double(0, 0, width, height)));
    }
  }

  private PlotLook look() {
    return new PlotLook(
        awt(ground),
        awt(words),
        awt(grid),
        List.of(awt(first), awt(second), awt(third), awt(fourth)));
  }

  private static Color awt(StyleableProperty<javafx.scene.paint.Color> property) {
    javafx.scene.paint.Color color = property.getValue();
    return new Color(
        (float) color.getRed(),
        (float) color.getGreen(),
        (float) color.getBlue(),
        (float) color.getOpacity());
  }

  private StyleableProperty<javafx.scene.paint.Color> color(
      String name, Function<ChartCanvas, StyleableProperty<javafx.scene.paint.Color>> of) {
    return FACTORY.createStyleableColorProperty(
        this, name, "-plot-" + name, of, javafx.scene.paint.Color.GRAY);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }
}
