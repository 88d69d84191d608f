package studio.migr.app.runs;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.training.watch.Curve;
import studio.migr.training.watch.MetricsLog;

/** A run in the list: its name, how it stands, and how its reward or its loss went. */
final class RunCell extends ListCell<RunItem> {
  private static final int POINTS = 36;
  private static final double WIDTH = 56;
  private static final double HEIGHT = 24;
  private static final List<String> TOLD = List.of("reward", "validation/loss", "loss");

  private final Label name = new Label();
  private final Label state = new Label();
  private final FontIcon icon = new FontIcon();
  private final Polyline spark = new Polyline();
  private final HBox line;
  private Subscription subscription = Subscription.EMPTY;

  RunCell() {
    getStyleClass().add("clip-cell"); // lines of all lists look alike
    name.getStyleClass().add("may-ellipsize");
    name.setMinWidth(0);
    state.getStyleClass().addAll("caption", "may-ellipsize");
    state.setMinWidth(0);
    spark.getStyleClass().add("sparkline");
    spark.setManaged(false);
    HBox picture = new HBox(spark);
    picture.setMinSize(WIDTH, HEIGHT);
    picture.setPrefSize(WIDTH, HEIGHT);
    picture.setMaxSize(WIDTH, HEIGHT);
    VBox words = new VBox(2, name, state);
    words.setMinWidth(0);
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    line = new HBox(8, icon, words, picture);
    line.setAlignment(Pos.CENTER_LEFT);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable RunItem item, boolean empty) {
    super.updateItem(item, empty);
    subscription.unsubscribe();
    subscription = Subscription.EMPTY;
    if (empty || item == null) {
      setGraphic(null);
      return;
    }
    subscription =
        item.factsProperty()
            .subscribe(facts -> show(item, facts))
            .and(item.newsProperty().subscribe(_ -> draw(item.metrics())));
    setGraphic(line);
  }

  private void show(RunItem item, RunFacts facts) {
    name.setText(item.name());
    name.setTooltip(new Tooltip(item.name()));
    icon.setIconCode(RunWords.icon(facts.condition()));
    icon.getStyleClass().removeAll("run-bad", "run-well", "run-busy");
    icon.getStyleClass()
        .add(
            facts.condition().bad()
                ? "run-bad"
                : facts.condition().atWork() ? "run-busy" : "run-well");
    String progress = RunWords.progress(facts);
    String word = RunWords.state(facts.condition());
    state.setText(progress.isBlank() ? word : word + " \u00b7 " + progress);
    state.setTooltip(new Tooltip(state.getText()));
    setAccessibleText(item.name() + ", " + state.getText());
  }

  private void draw(MetricsLog log) {
    List<String> names = log.names();
    Curve curve =
        TOLD.stream()
            .filter(names::contains)
            .findFirst()
            .map(told -> log.curve(told, POINTS, 0, Long.MAX_VALUE))
            .orElse(Curve.NONE);
    double low = curve.points().stream().mapToDouble(Curve.Point::mean).min().orElse(0);
    double high = curve.points().stream().mapToDouble(Curve.Point::mean).max().orElse(1);
    double span = Math.max(high - low, 1e-12);
    spark.getPoints().clear();
    int count = curve.points().size();
    for (int k = 0; k < count && count > 1; k++) {
      spark
          .getPoints()
          .addAll(
              1 + (WIDTH - 2) * k / (count - 1),
              2 + (HEIGHT - 4) * (1 - (curve.points().get(k).mean() - low) / span));
    }
  }
}
