package studio.migr.app.player;

import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import studio.migr.app.command.Command;
import studio.migr.app.message.Messages;

/** Shows the speed, and chooses another. */
final class SpeedMenu extends MenuButton {
  SpeedMenu(PlayerModel player, PlayerCommands commands) {
    setId("player-speed");
    getStyleClass().addAll("speed-menu", "mono");
    setMinWidth(USE_PREF_SIZE);
    Tooltip tip = new Tooltip();
    tip.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    Messages.text(
                        "player.speed.tip",
                        commands.slower.keyText().getValue(),
                        commands.faster.keyText().getValue()),
                commands.slower.keyText(),
                commands.faster.keyText()));
    setTooltip(tip);
    ToggleGroup group = new ToggleGroup();
    for (double speed : Speeds.ALL) {
      RadioMenuItem item = new RadioMenuItem(Speeds.text(speed));
      item.setUserData(speed);
      item.setToggleGroup(group);
      item.setOnAction(_ -> player.setSpeed(speed));
      getItems().add(item);
    }
    getItems().addAll(new SeparatorMenuItem(), item(commands.slower), item(commands.faster));
    player
        .speedProperty()
        .subscribe(
            value -> {
              String text = Speeds.text(value.doubleValue());
              setText(text);
              setAccessibleText(Messages.text("player.speed", text));
              group
                  .getToggles()
                  .forEach(toggle -> toggle.setSelected(value.equals(toggle.getUserData())));
            });
  }

  private static MenuItem item(Command command) {
    MenuItem item = new MenuItem();
    item.textProperty().bind(command.tooltip());
    // Only shown there: the keys themselves are handled for the whole window.
    item.setOnAction(_ -> command.run());
    return item;
  }
}
