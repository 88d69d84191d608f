package studio.migr.app.exchange;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.exchange.intake.FileRemark;
import studio.migr.app.exchange.intake.ImportPlan.PlannedFile;
import studio.migr.app.message.Messages;

/**
 * What an import would do: how much comes in for which clips, which files were recognised, which
 * clip is meant where none was found, and what cannot be kept.
 */
final class OfferView extends VBox {
  private static final double LINE = 28;
  private static final int FILES_SHOWN = 5;
  private static final int FILES_SHOWN_AT_LEAST = 2;

  private final Label summary = new Label();
  private final Label whose = new Label();
  private final Label remarksTitle = new Label();
  private final RemarkList remarks = new RemarkList(Messages.text("exchange.sheet.unheld"));

  OfferView(ImportModel model, ImportOffer offer) {
    super(8);
    summary.setId("import-summary");
    summary.getStyleClass().add("section-title");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    whose.getStyleClass().add("muted");
    whose.setWrapText(true);
    whose.setMinHeight(Region.USE_PREF_SIZE);
    remarksTitle.getStyleClass().add("section-title");
    remarks.setId("import-remarks");
    VBox.setVgrow(remarks, Priority.ALWAYS);
    getChildren().addAll(summary, whose);
    if (!offer.plan().files().isEmpty()) {
      getChildren().add(files(offer.plan().files()));
    }
    if (!offer.withoutClip().isEmpty()) {
      getChildren().add(new WhichClip(model, offer.withoutClip()));
    }
    getChildren().addAll(remarksTitle, remarks);
    show(offer);
  }

  /** Shows what would come of the same files now that other clips are chosen. */
  void show(ImportOffer offer) {
    summary.setText(ImportWords.of(offer.intended()));
    whose.setText(ImportWords.takenBack(offer.intended(), offer.annotator()));
    List<FileRemark> sentences = offer.remarks();
    remarks.show(sentences);
    remarksTitle.setText(
        Messages.text(
            sentences.isEmpty() ? "exchange.sheet.nothing-lost" : "exchange.sheet.unheld"));
  }

  private static ListView<PlannedFile> files(List<PlannedFile> planned) {
    ListView<PlannedFile> files = new ListView<>();
    files.getItems().setAll(planned);
    files.setCellFactory(_ -> new FileCell());
    files.setAccessibleText(Messages.text("exchange.sheet.files"));
    files.setFixedCellSize(LINE);
    files.setPrefHeight(Math.min(planned.size(), FILES_SHOWN) * LINE + 4);
    files.setMinHeight(Math.min(planned.size(), FILES_SHOWN_AT_LEAST) * LINE + 4);
    return files;
  }

  /** A file and its kind. */
  private static final class FileCell extends ListCell<PlannedFile> {
    @Override
    protected void updateItem(@Nullable PlannedFile file, boolean empty) {
      super.updateItem(file, empty);
      if (empty || file == null) {
        setText(null);
        setTooltip(null);
      } else {
        Path path = file.path();
        setText(
            Messages.text(
                "exchange.sheet.file",
                String.valueOf(path.getFileName()),
                Messages.text(file.kind())));
        setTooltip(new Tooltip(path.toString()));
      }
    }
  }
}
