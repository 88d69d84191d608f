package studio.migr.app.player;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.message.Messages;

/** Shows whether and how loud clips are heard, and changes it. */
final class VolumeMenu extends MenuButton {
  private static final double HALF = 0.5;

  private final FontIcon icon = new FontIcon(Feather.VOLUME_2);

  VolumeMenu(VolumeModel model, PlayerCommands commands) {
    setId("player-volume");
    getStyleClass().addAll("tool-button", "no-arrow");
    setPopupSide(Side.TOP);
    setGraphic(icon);
    CommandTooltip.on(this, commands.mute);
    Slider slider = new Slider(0, 1, 1);
    slider.setId("volume-slider");
    slider.setBlockIncrement(0.1);
    slider.setAccessibleText(Messages.text("player.volume"));
    slider.setOnKeyPressed(event -> event.consume()); // the menu would take them to move on
    Label percent = new Label();
    percent.getStyleClass().add("mono");
    percent.setMinWidth(40);
    percent.setAlignment(Pos.CENTER_RIGHT);
    HBox line = new HBox(8, slider, percent);
    line.setAlignment(Pos.CENTER_LEFT);
    CheckMenuItem mute = new CheckMenuItem();
    mute.textProperty().bind(commands.mute.tooltip());
    mute.setOnAction(_ -> commands.mute.run());
    getItems().addAll(new CustomMenuItem(line, false), mute);
    model
        .nowProperty()
        .subscribe(
            now -> {
              icon.setIconCode(iconOf(now));
              slider.setValue(now.volume());
              mute.setSelected(now.muted());
              String text = String.format(Locale.ROOT, "%.0f %%", now.volume() * 100);
              percent.setText(text);
              setAccessibleText(
                  now.muted()
                      ? Messages.text("player.muted")
                      : Messages.text("player.volume") + " " + text);
            });
    slider
        .valueProperty()
        .subscribe(
            value -> {
              if (value.doubleValue() != model.nowProperty().get().volume()) {
                model.setVolume(value.doubleValue());
              }
            });
  }

  private static Feather iconOf(VolumeSettings now) {
    if (now.gain() == 0) {
      return Feather.VOLUME_X;
    }
    return now.volume() < HALF ? Feather.VOLUME_1 : Feather.VOLUME_2;
  }
}
