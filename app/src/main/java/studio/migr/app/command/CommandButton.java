package studio.migr.app.command;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** An icon that runs a command; the command's words and key are its tooltip. */
public final class CommandButton extends Button {
  private final FontIcon icon;

  public CommandButton(Command command, Ikon ikon) {
    icon = new FontIcon(ikon);
    setId(command.id());
    getStyleClass().add("tool-button");
    setGraphic(icon);
    CommandTooltip.on(this, command);
    setAccessibleText(command.text());
    disableProperty().bind(Bindings.not(command.enabled()));
    setOnAction(_ -> command.run());
  }

  /** Changes the icon, for a command that changes between two states. */
  public void setIcon(Ikon ikon) {
    icon.setIconCode(ikon);
  }
}
