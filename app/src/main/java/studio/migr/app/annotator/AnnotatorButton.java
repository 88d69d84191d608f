package studio.migr.app.annotator;

import jakarta.inject.Inject;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.message.Messages;

/** Who labels; a click changes the name that new labels carry. */
public final class AnnotatorButton extends Button {
  private final AnnotatorModel model;

  @Inject
  AnnotatorButton(AnnotatorModel model) {
    this.model = model;
    setId("annotator");
    getStyleClass().add("status-button");
    setGraphic(new FontIcon(Feather.USER));
    setTooltip(new Tooltip(Messages.text("annotate.annotator.rename")));
    model.nameProperty().subscribe(name -> setText(Messages.text("annotate.annotator", name)));
    setOnAction(_ -> ask());
  }

  private void ask() {
    TextInputDialog dialog = new TextInputDialog(model.name());
    dialog.initOwner(getScene().getWindow());
    dialog.setTitle(Messages.text("annotate.annotator.rename"));
    dialog.setHeaderText(null);
    dialog.setGraphic(null);
    dialog.setContentText(Messages.text("annotate.annotator.prompt"));
    ButtonType rename =
        new ButtonType(Messages.text("annotate.annotator.verb"), ButtonData.OK_DONE);
    dialog.getDialogPane().getButtonTypes().setAll(rename, ButtonType.CANCEL);
    dialog.getDialogPane().getStylesheets().setAll(getScene().getStylesheets());
    Optional<String> name = dialog.showAndWait();
    name.ifPresent(model::rename);
  }
}
