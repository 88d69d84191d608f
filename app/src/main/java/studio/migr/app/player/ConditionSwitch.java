package studio.migr.app.player;

import java.util.EnumMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.message.Messages;
import studio.migr.runtime.emotion.Condition;

/** Chooses what the annotator is given: sound and picture, the sound alone, the picture alone. */
final class ConditionSwitch extends HBox {
  private final Map<Condition, ToggleButton> buttons = new EnumMap<>(Condition.class);

  ConditionSwitch(PlayerModel player, PlayerCommands commands) {
    getStyleClass().add("condition-switch");
    setAccessibleRole(AccessibleRole.TOOL_BAR);
    setAccessibleText(Messages.text("player.condition"));
    add(Condition.BOTH, commands.giveBoth, "left-pill", note(), eye());
    add(Condition.AUDIO, commands.giveSound, "center-pill", note());
    add(Condition.VISUAL, commands.givePicture, "right-pill", eye());
    player.condition().nowProperty().subscribe(this::select);
  }

  private void add(Condition condition, Command command, String place, FontIcon... icons) {
    HBox marks = new HBox(icons);
    marks.getStyleClass().add("marks");
    ToggleButton button = new ToggleButton();
    button.setId(command.id());
    button.setGraphic(marks);
    button.getStyleClass().addAll("condition", place);
    CommandTooltip.on(button, command);
    button.setAccessibleText(command.text());
    button.disableProperty().bind(Bindings.not(command.enabled()));
    button.setOnAction(
        _ -> {
          command.run();
          // A second click on the chosen one must not leave none chosen.
          button.setSelected(true);
        });
    buttons.put(condition, button);
    getChildren().add(button);
  }

  private void select(Condition chosen) {
    buttons.forEach((condition, button) -> button.setSelected(condition == chosen));
  }

  private static FontIcon note() {
    return mark(Feather.MUSIC, "sound-mark");
  }

  private static FontIcon eye() {
    return mark(Feather.EYE, "picture-mark");
  }

  private static FontIcon mark(Feather sign, String style) {
    FontIcon icon = new FontIcon(sign);
    icon.getStyleClass().add(style);
    return icon;
  }
}
