package studio.migr.app.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;
import studio.migr.app.plot.ChartCanvas;
import studio.migr.training.watch.Curve;
import studio.migr.training.watch.MetricsLog;

/**
 * The curves of a run, each chart with its newest values. The wheel goes closer to the newest steps
 * and back. What a run that this one grew out of did later, and the run it is compared with, are
 * drawn faint.
 */
final class RunCurves extends ScrollPane {
  private static final double NARROWEST = 300;
  private static final double HEIGHT = 168;
  private static final double GAP = 12;
  private static final double CLOSER = 0.8;

  private final TilePane tiles = new TilePane(GAP, GAP);
  private final Label none = new Label(Messages.text("runs.no-curves"));
  private final Map<String, Tile> charts = new LinkedHashMap<>();
  private @Nullable RunItem run;
  private @Nullable RunItem other;

  /** Of the steps, the newest, 0 to 1. */
  private double share = 1;

  RunCurves() {
    setId("run-curves");
    getStyleClass().addAll("run-curves", "model-scroll");
    setAccessibleText(Messages.text("runs.tab.curves"));
    setFitToWidth(true);
    setContent(tiles);
    tiles.getStyleClass().add("run-tiles");
    none.getStyleClass().add("muted");
    widthProperty().subscribe(_ -> divide());
  }

  private void divide() {
    double room = getWidth() - 2 * GAP - 16;
    int columns = Math.max(1, (int) ((room + GAP) / (NARROWEST + GAP)));
    tiles.setPrefColumns(columns);
    tiles.setPrefTileWidth(Math.max(200, (room - (columns - 1) * GAP) / columns));
  }

  /** Shows a run beside another, or none. */
  void show(Optional<RunItem> shown, Optional<RunItem> beside) {
    if (run != shown.orElse(null)) {
      share = 1;
      charts.clear();
      tiles.getChildren().clear();
    }
    run = shown.orElse(null);
    other = beside.orElse(null);
    refresh();
  }

  private void zoom(double next) {
    share = Math.clamp(next, 1e-5, 1);
    refresh();
  }

  /** Draws what is known by now. */
  void refresh() {
    RunItem now = run;
    if (now == null) {
      return;
    }
    Map<String, List<String>> groups = MetricGroup.of(now.metrics().names());
    if (!List.copyOf(charts.keySet()).equals(List.copyOf(groups.keySet()))) {
      charts.keySet().retainAll(groups.keySet());
      Map<String, Tile> ordered = new LinkedHashMap<>();
      groups
          .keySet()
          .forEach(title -> ordered.put(title, charts.getOrDefault(title, new Tile(title))));
      charts.clear();
      charts.putAll(ordered);
      tiles.getChildren().setAll(charts.values());
    }
    setContent(groups.isEmpty() ? none : tiles);
    groups.forEach(
        (title, names) ->
            Optional.ofNullable(charts.get(title)).ifPresent(tile -> tile.draw(now, names)));
  }

  /** One chart. */
  private final class Tile extends VBox {
    private final ChartCanvas canvas = new ChartCanvas();
    private final FlowPane values = new FlowPane(10, 0);

    Tile(String title) {
      getStyleClass().add("run-chart");
      Label name = new Label(title);
      name.getStyleClass().add("section-title");
      name.setMinWidth(0);
      name.getStyleClass().add("may-ellipsize");
      canvas.setMinSize(120, HEIGHT);
      canvas.setPrefHeight(HEIGHT);
      VBox.setVgrow(canvas, Priority.ALWAYS);
      canvas.setOnScroll(
          event -> {
            if (event.getDeltaY() != 0 && event.isShortcutDown()) {
              zoom(event.getDeltaY() > 0 ? share * CLOSER : share / CLOSER);
              event.consume();
            }
          });
      getChildren().addAll(name, values, canvas);
    }

    void draw(RunItem now, List<String> names) {
      MetricsLog log = now.metrics();
      long last = log.lastStep().orElse(0);
      long first = share >= 1 ? 0 : Math.max(0, last - Math.round(last * share));
      int points = (int) Math.max(60, canvas.getWidth() / 2);
      List<CurvePlot.Line> lines = new ArrayList<>();
      values.getChildren().clear();
      int color = 0;
      for (String name : names) {
        Curve curve = log.curve(name, points, first, Long.MAX_VALUE);
        lines.add(new CurvePlot.Line(name, curve, false));
        values.getChildren().add(legend(name, log.last(name).orElse(Double.NaN), color++, names));
        RunItem second = other;
        if (second != null) {
          Curve beside = second.metrics().curve(name, points, first, Long.MAX_VALUE);
          lines.add(new CurvePlot.Line(name, beside, true));
        }
      }
      canvas.show(Optional.of(new CurvePlot(now.name() + " " + String.join(" ", names), lines)));
    }

    private Region legend(String name, double value, int color, List<String> names) {
      Label words =
          new Label(
              names.size() == 1
                  ? CurvePlot.words(value)
                  : Messages.text("runs.legend", MetricGroup.words(name), CurvePlot.words(value)));
      words.getStyleClass().add("caption");
      words.setMinWidth(USE_PREF_SIZE);
      if (names.size() == 1) {
        return words;
      }
      Line mark = new Line(0, 0, 18, 0);
      mark.getStyleClass()
          .addAll("curve-mark", "curve-mark-" + color % 4, "curve-dash-" + (color / 4 + color) % 4);
      HBox both = new HBox(4, mark, words);
      both.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
      return both;
    }
  }
}
