package studio.migr.app.help;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Command;

/** One command in a list: its words, its group, its keys. */
final class CommandCell extends ListCell<Command> {
  static final double HEIGHT = 32;

  private final Label text = new Label();
  private final Label group = new Label();
  private final HBox keys = new HBox(4);
  private final HBox line;

  CommandCell() {
    group.getStyleClass().addAll("caption", "may-ellipsize");
    group.setMinWidth(0);
    text.setMinWidth(Region.USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    keys.setAlignment(Pos.CENTER_RIGHT);
    line = new HBox(8, text, group, gap, keys);
    line.setAlignment(Pos.CENTER_LEFT);
    setContentDisplay(javafx.scene.control.ContentDisplay.GRAPHIC_ONLY);
  }

  @Override
  protected void updateItem(@Nullable Command command, boolean empty) {
    super.updateItem(command, empty);
    if (empty || command == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    text.setText(command.text());
    group.setText(command.obstacleProperty().get().orElseGet(() -> CommandMatch.group(command)));
    keys.getChildren().setAll(caps(command));
    line.setOpacity(1);
    text.getStyleClass().remove("muted");
    if (!command.enabled().get()) {
      text.getStyleClass().add("muted");
    }
    setAccessibleText(command.tooltip().getValue());
    setGraphic(line);
  }

  /** A cap for each key; those of the number block work as the digits do and say nothing new. */
  static java.util.List<Label> caps(Command command) {
    return command.keys().stream()
        .map(KeyCombination::getDisplayText)
        .distinct()
        .filter(key -> !key.startsWith("Numpad"))
        .map(CommandCell::cap)
        .toList();
  }

  private static Label cap(String key) {
    Label cap = new Label(key);
    cap.getStyleClass().add("key-cap");
    cap.setMinWidth(Region.USE_PREF_SIZE);
    return cap;
  }
}
