package studio.migr.app.player;

import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandButton;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.message.Messages;

/**
 * Play, step and position on the left; speed, loop and condition on the right. One line under the
 * picture, two where it is narrow: nothing is ever cut off.
 */
final class TransportBar extends Region {
  private static final double GAP = 8;

  private final HBox movement = new HBox();
  private final HBox left = new HBox(4);
  private final HBox right = new HBox(GAP);

  TransportBar(PlayerModel player, VolumeModel volume, PlayerCommands commands) {
    getStyleClass().add("transport-bar");
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
    movement
        .getChildren()
        .addAll(
            new CommandButton(commands.stepBack, Feather.CHEVRON_LEFT),
            play,
            new CommandButton(commands.stepForward, Feather.CHEVRON_RIGHT));
    left.getChildren().addAll(movement, new PositionReadout(player));
    right
        .getChildren()
        .addAll(
            new SpeedMenu(player, commands),
            loop(player.selection(), commands.loop),
            new VolumeMenu(volume, commands),
            new ConditionSwitch(player, commands));
    for (HBox part : new HBox[] {movement, left, right}) {
      part.setAlignment(Pos.CENTER_LEFT);
    }
    getChildren().addAll(left, right);
  }

  /** Puts buttons for the neighbouring clips around the others. */
  void setClipNavigation(Command previous, Command next) {
    movement.getChildren().addFirst(new CommandButton(previous, Feather.SKIP_BACK));
    movement.getChildren().addLast(new CommandButton(next, Feather.SKIP_FORWARD));
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return padded(Math.max(left.prefWidth(-1), right.prefWidth(-1)));
  }

  @Override
  protected double computePrefWidth(double height) {
    return padded(left.prefWidth(-1) + GAP + right.prefWidth(-1));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double insets = snappedTopInset() + snappedBottomInset();
    double line = Math.max(left.prefHeight(-1), right.prefHeight(-1));
    return insets + (isNarrow(width) ? left.prefHeight(-1) + 2 + right.prefHeight(-1) : line);
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double width = getWidth() - x - snappedRightInset();
    double height = getHeight() - y - snappedBottomInset();
    double rightWidth = Math.min(width, snapSizeX(right.prefWidth(-1)));
    if (isNarrow(getWidth())) {
      double leftHeight = left.prefHeight(-1);
      left.resizeRelocate(x, y, width, leftHeight);
      right.resizeRelocate(x, y + leftHeight + 2, rightWidth, right.prefHeight(-1));
    } else {
      left.resizeRelocate(x, y, width - rightWidth - GAP, height);
      right.resizeRelocate(x + width - rightWidth, y, rightWidth, height);
    }
  }

  private boolean isNarrow(double width) {
    return width >= 0 && width < computePrefWidth(-1);
  }

  private double padded(double content) {
    return snapSizeX(snappedLeftInset() + content + snappedRightInset());
  }

  private static ToggleButton loop(Selection selection, Command command) {
    ToggleButton button = new ToggleButton();
    button.setId(command.id());
    button.getStyleClass().add("tool-button");
    button.setGraphic(new FontIcon(Feather.REPEAT));
    CommandTooltip.on(button, command);
    button.setAccessibleText(command.text());
    button.disableProperty().bind(Bindings.not(command.enabled()));
    button.setOnAction(_ -> command.run());
    selection.loopingProperty().subscribe(button::setSelected);
    return button;
  }
}
