package studio.migr.app.reasoning;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.label.ReasoningPart.Rating;

/** Going through a model's reasoning with keys. */
@Singleton
final class ReasoningCommands {
  @Inject
  ReasoningCommands(Commands commands, ReasoningModel model, SegmentsView view) {
    BooleanBinding there =
        Bindings.createBooleanBinding(model.editableProperty()::get, model.editableProperty());
    BooleanBinding chosen = there.and(model.chosenProperty().greaterThanOrEqualTo(0));
    commands.add(Command.of("reasoning.next-segment", there, () -> model.chooseBy(1), "Alt+R"));
    commands.add(
        Command.of("reasoning.previous-segment", there, () -> model.chooseBy(-1), "Shift+Alt+R"));
    commands.add(
        Command.of(
            "reasoning.up",
            chosen,
            () -> model.move(model.chosenProperty().get(), -1),
            "Alt+Page_Up"));
    commands.add(
        Command.of(
            "reasoning.down",
            chosen,
            () -> model.move(model.chosenProperty().get(), 1),
            "Alt+Page_Down"));
    commands.add(Command.of("reasoning.edit", chosen, view::editChosen, "Alt+Enter"));
    rate(commands, model, chosen, "reasoning.fits", Rating.FITS, "Alt+J");
    rate(commands, model, chosen, "reasoning.partly", Rating.PARTLY, "Alt+K");
    rate(commands, model, chosen, "reasoning.wrong", Rating.WRONG, "Alt+L");
    commands.add(
        Command.of(
            "reasoning.remove",
            chosen,
            () -> model.remove(model.chosenProperty().get()),
            "Alt+Delete"));
    commands.add(Command.of("reasoning.accept", there, model::accept, "Shortcut+Shift+Y"));
    commands.add(Command.of("reasoning.reject", there, model::reject, "Shortcut+Shift+N"));
  }

  private static void rate(
      Commands commands,
      ReasoningModel model,
      BooleanBinding when,
      String id,
      Rating rating,
      String key) {
    commands.add(Command.of(id, when, () -> model.rate(model.chosenProperty().get(), rating), key));
  }
}
