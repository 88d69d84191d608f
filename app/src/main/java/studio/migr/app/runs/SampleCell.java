package studio.migr.app.runs;

import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.message.Messages;
import studio.migr.training.run.SampleLine;

/** A completion with what it earned. A model's words: hollow and hatched. */
final class SampleCell extends ListCell<SampleLine> {
  private final Label head = new Label();
  private final Label words = new Label();
  private final VBox all = new VBox(4, head, words);

  SampleCell() {
    head.setWrapText(true);
    head.setMinHeight(Region.USE_PREF_SIZE);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    words.getStyleClass().add("model-words");
    all.prefWidthProperty().bind(widthProperty().subtract(32));
    all.getStyleClass().add("run-sample");
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable SampleLine sample, boolean empty) {
    super.updateItem(sample, empty);
    if (empty || sample == null) {
      setGraphic(null);
      return;
    }
    head.setText(
        Messages.text(
            "runs.sample",
            Long.toString(sample.step()),
            sample.clip(),
            CurvePlot.words(sample.total()),
            CurvePlot.words(sample.advantage()),
            sample.rewards().entrySet().stream()
                .map(each -> each.getKey() + " " + CurvePlot.words(each.getValue()))
                .collect(Collectors.joining("  "))));
    words.setText(
        sample.completion().isBlank() ? Messages.text("runs.sample-empty") : sample.completion());
    setAccessibleText(head.getText());
    setGraphic(all);
  }
}
