package studio.migr.app.engine;

import jakarta.inject.Inject;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Commands;

/** The status line's word on the engine, while there is one; a click leads to the models. */
public final class EngineButton extends Button {
  private final FontIcon icon = new FontIcon(Feather.CPU);
  private final Tooltip sentence = new Tooltip();

  @Inject
  EngineButton(EngineModel model, Commands commands) {
    setId("engine-status");
    getStyleClass().add("status-button");
    setGraphic(icon);
    setTooltip(sentence);
    managedProperty().bind(visibleProperty());
    model.stateProperty().subscribe(this::show);
    setOnAction(_ -> commands.get("shell.room-models").run());
  }

  private void show(EngineState state) {
    setVisible(!(state instanceof EngineState.Off));
    setText(EngineWords.brief(state));
    sentence.setText(EngineWords.sentence(state));
    boolean trouble = state instanceof EngineState.Crashed || state instanceof EngineState.Unfit;
    icon.setIconCode(trouble ? Feather.ALERT_TRIANGLE : Feather.CPU);
  }
}
