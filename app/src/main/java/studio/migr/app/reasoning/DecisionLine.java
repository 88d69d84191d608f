package studio.migr.app.reasoning;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.label.ReasoningCorrection.Decision;
import studio.migr.app.message.Messages;
import studio.migr.runtime.reasoning.SegmentKind;

/** Below a reasoning: accept it or reject it, and add a segment that the model left out. */
final class DecisionLine extends HBox {
  private final ReasoningModel model;
  private final Consumer<SegmentKind> write;
  private final ToggleButton accept;
  private final ToggleButton reject;

  /**
   * @param write lets a segment be written
   */
  DecisionLine(ReasoningModel model, Commands commands, Consumer<SegmentKind> write) {
    super(4);
    this.model = model;
    this.write = write;
    accept = choice(commands.get("reasoning.accept"), Feather.CHECK);
    reject = choice(commands.get("reasoning.reject"), Feather.X);
    setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(accept, reject);
  }

  void show(ReasoningDraft draft) {
    accept.setSelected(draft.decision() == Decision.ACCEPTED);
    accept.setDisable(draft.parts().isEmpty() || !model.editableProperty().get());
    reject.setSelected(draft.decision() == Decision.REJECTED);
    getChildren().removeIf(MenuButton.class::isInstance);
    List<SegmentKind> missing = model.missing();
    if (!missing.isEmpty()) {
      getChildren().add(adding(missing));
    }
  }

  private static ToggleButton choice(Command command, Feather icon) {
    ToggleButton choice =
        new ToggleButton(Messages.text(command.id() + ".verb"), new FontIcon(icon));
    choice.setId(command.id().replace('.', '-'));
    choice.getStyleClass().add("small-choice");
    choice.setMaxWidth(Double.MAX_VALUE);
    CommandTooltip.on(choice, command);
    choice.setOnAction(_ -> command.run());
    HBox.setHgrow(choice, Priority.ALWAYS);
    return choice;
  }

  private MenuButton adding(List<SegmentKind> missing) {
    MenuButton menu = new MenuButton(null, new FontIcon(Feather.PLUS));
    menu.setId("reasoning-add");
    menu.getStyleClass().addAll("tool-button", "no-arrow");
    menu.setAccessibleText(Messages.text("reasoning.add"));
    menu.setTooltip(new Tooltip(Messages.text("reasoning.add")));
    for (SegmentKind kind : missing) {
      MenuItem item = new MenuItem(SegmentCard.kind(kind), SegmentCard.glyph(kind));
      item.setOnAction(_ -> write.accept(kind));
      menu.getItems().add(item);
    }
    return menu;
  }
}
