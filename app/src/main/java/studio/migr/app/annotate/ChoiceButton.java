package studio.migr.app.annotate;

import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;

/** One answer to choose. Whether it is chosen is for the model to say: a click only asks. */
final class ChoiceButton extends ToggleButton {

  /** A plain answer. */
  ChoiceButton(String name, Runnable ask) {
    super(name);
    setAccessibleText(name);
    setMaxWidth(Double.MAX_VALUE);
    setOnAction(_ -> ask.run());
  }

  /** An answer with its key and, where there is one, its mark. */
  ChoiceButton(String name, Command command, @Nullable Node mark) {
    this(name, command::run);
    Label key = new Label();
    key.textProperty().bind(command.keyText());
    key.visibleProperty().bind(command.keyText().map(text -> !text.isEmpty()));
    key.getStyleClass().add("key-cap");
    key.setMinWidth(Region.USE_PREF_SIZE);
    Label text = new Label(name);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox face = new HBox(6, key, text);
    face.setAlignment(Pos.CENTER_LEFT);
    if (mark != null) {
      face.getChildren().add(mark);
    }
    face.prefWidthProperty().bind(widthProperty().subtract(16));
    setText(null);
    setGraphic(face);
    getStyleClass().add("choice");
    CommandTooltip.on(this, command);
  }

  @Override
  public void fire() {
    if (!isDisabled()) {
      fireEvent(new ActionEvent());
    }
  }
}
