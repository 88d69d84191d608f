package studio.migr.app.library;

import jakarta.inject.Inject;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.clip.ImportReport;
import studio.migr.app.message.ErrorSentence;
import studio.migr.app.message.Messages;
import studio.migr.app.task.TaskState;

/**
 * What became of the last import, below the list: what was added, and one sentence for each file
 * that was not.
 */
public final class ImportReportView extends VBox {
  private final Label summary = new Label();
  private final VBox sentences = new VBox(4);
  private final ScrollPane details = new ScrollPane(sentences);

  @Inject
  ImportReportView(LibraryModel model) {
    setId("import-report");
    getStyleClass().add("import-report");
    summary.getStyleClass().add("section-title");
    summary.setWrapText(true);
    HBox.setHgrow(summary, Priority.ALWAYS);
    summary.setMaxWidth(Double.MAX_VALUE);
    Button close = new Button(null, new FontIcon(Feather.X));
    close.getStyleClass().add("tool-button");
    close.setAccessibleText(Messages.text("library.report.close"));
    close.setOnAction(_ -> setVisible(false));
    HBox head = new HBox(4, summary, close);
    head.setAlignment(Pos.CENTER_LEFT);
    details.setFitToWidth(true);
    details.setMinHeight(0);
    details.setMaxHeight(160);
    details.prefHeightProperty().bind(sentences.heightProperty().add(2));
    details.managedProperty().bind(details.visibleProperty());
    managedProperty().bind(visibleProperty());
    setVisible(false);
    getChildren().addAll(head, details);
    model.importingProperty().subscribe(this::show);
  }

  private void show(TaskState<ImportReport> state) {
    sentences.getChildren().clear();
    switch (state) {
      case TaskState.Done<ImportReport>(ImportReport report) -> {
        summary.setText(
            Messages.text(
                "library.report",
                report.added().size(),
                report.relocated().size(),
                report.skipped().size(),
                report.failed().size()));
        report.failed().forEach(failed -> add(failed.path(), failed.reason()));
        report.skipped().forEach(skipped -> add(skipped.path(), skipped.reason()));
        setVisible(true);
      }
      case TaskState.Failed<ImportReport>(Throwable error) -> {
        summary.setText(ErrorSentence.of(error));
        setVisible(true);
      }
      case TaskState.Cancelled<ImportReport> _ -> {
        summary.setText(Messages.text("library.report.cancelled"));
        setVisible(true);
      }
      case TaskState.Idle<ImportReport> _ -> setVisible(false);
      case TaskState.Running<ImportReport> _ -> setVisible(false);
    }
    details.setVisible(!sentences.getChildren().isEmpty());
  }

  /** The narrow column names a file without its folders; the tooltip has the whole sentence. */
  private void add(Path file, String sentence) {
    Label line = new Label(sentence.replace(file.toString(), String.valueOf(file.getFileName())));
    line.setTooltip(new Tooltip(sentence));
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    line.getStyleClass().add("caption");
    sentences.getChildren().add(line);
  }
}
