package studio.migr.app.player;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandButton;
import studio.migr.app.message.Messages;

/** Play, step, position, speed, loop, condition: one line under the picture. */
final class TransportBar extends HBox {
  private static final double ROOMY_FROM = 700;

  private final HBox movement = new HBox();
  private final PositionReadout readout;

  TransportBar(PlayerModel player, PlayerCommands commands) {
    getStyleClass().add("transport-bar");
    setAlignment(Pos.CENTER_LEFT);
    readout = new PositionReadout(player);

    CommandButton play = new CommandButton(commands.play, Feather.PLAY);
    play.getStyleClass().add("play");
    player
        .playingProperty()
        .subscribe(
            playing -> {
              play.setIcon(playing ? Feather.PAUSE : Feather.PLAY);
              play.setAccessibleText(
                  playing ? Messages.text("player.pause") : commands.play.text());
            });
    movement.getStyleClass().add("movement");
    movement.setAlignment(Pos.CENTER_LEFT);
    movement
        .getChildren()
        .addAll(
            new CommandButton(commands.stepBack, Feather.CHEVRON_LEFT),
            play,
            new CommandButton(commands.stepForward, Feather.CHEVRON_RIGHT));

    Region space = new Region();
    setHgrow(space, Priority.ALWAYS);
    ConditionSwitch conditions = new ConditionSwitch(player, commands);
    conditions.setAlignment(Pos.CENTER);
    for (Region part : new Region[] {movement, readout, conditions}) {
      part.setMinWidth(USE_PREF_SIZE);
    }
    getChildren()
        .addAll(
            movement,
            readout,
            space,
            new SpeedMenu(player, commands),
            loop(player.selection(), commands.loop),
            conditions);
  }

  /** Puts buttons for the neighbouring clips around the others. */
  void setClipNavigation(Command previous, Command next) {
    movement.getChildren().addFirst(new CommandButton(previous, Feather.SKIP_BACK));
    movement.getChildren().addLast(new CommandButton(next, Feather.SKIP_FORWARD));
  }

  @Override
  protected void layoutChildren() {
    readout.setRoomy(getWidth() >= ROOMY_FROM);
    super.layoutChildren();
  }

  private static ToggleButton loop(Selection selection, Command command) {
    ToggleButton button = new ToggleButton();
    button.setId(command.id());
    button.getStyleClass().add("tool-button");
    button.setGraphic(new FontIcon(Feather.REPEAT));
    button.setTooltip(new Tooltip(command.tooltip()));
    button.setAccessibleText(command.text());
    button.disableProperty().bind(Bindings.not(command.enabled()));
    button.setOnAction(_ -> command.run());
    selection.loopingProperty().subscribe(button::setSelected);
    return button;
  }
}
