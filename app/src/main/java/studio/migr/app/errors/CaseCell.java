package studio.migr.app.errors;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.library.ModalityMark;
import studio.migr.app.message.Messages;

/** A clip of a cell: its name, the kind of error, and the modality that the model goes by. */
final class CaseCell extends ListCell<ClipCase> {
  static final double HEIGHT = 44;

  private final ErrorsModel model;

  CaseCell(ErrorsModel model) {
    this.model = model;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable ClipCase clip, boolean empty) {
    super.updateItem(clip, empty);
    if (empty || clip == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    Label name = new Label(clip.name());
    name.getStyleClass().addAll("clip-name", "may-ellipsize");
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    HBox first = new HBox(6, name);
    clip.told(model.model())
        .flatMap(Told::verdict)
        .ifPresent(verdict -> first.getChildren().add(ModalityMark.of(verdict)));
    String why =
        ErrorKind.of(clip, model.model())
            .map(kind -> Messages.text("errors.kind." + kind.id()))
            .orElseGet(() -> String.join(" · ", clip.voters().values()));
    Label below = new Label(why);
    below.getStyleClass().addAll("caption", "may-ellipsize");
    VBox text = new VBox(2, first, below);
    text.setMinWidth(0);
    text.setAlignment(Pos.CENTER_LEFT);
    setGraphic(text);
    setTooltip(new Tooltip(clip.name() + "\n" + why));
    setAccessibleText(clip.name() + ", " + why);
  }
}
