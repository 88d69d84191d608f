package studio.migr.app.annotate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.runtime.emotion.DominantModality;
import studio.migr.runtime.emotion.EmotionScheme;

/** The label panel's actions and their keys. */
@Singleton
public final class AnnotateCommands {
  @Inject
  AnnotateCommands(Commands commands, AnnotateModel model, BulkLabelSheet bulk) {
    for (char key : EmotionScheme.KEYS.toCharArray()) {
      BooleanBinding possible =
          Bindings.createBooleanBinding(
              () -> model.editableProperty().get() && model.scheme().byKey(key).isPresent(),
              model.editableProperty(),
              model.schemeProperty());
      String[] keys =
          Character.isDigit(key)
              ? new String[] {String.valueOf(key), "Numpad " + key}
              : new String[] {String.valueOf(key)};
      commands.add(Command.of(idFor(key), possible, () -> model.chooseEmotion(key), keys));
    }
    commands.add(
        Command.of("annotate.clear", model.editableProperty(), model::clear, "0", "Numpad 0"));
    for (DominantModality dominant : DominantModality.values()) {
      commands.add(
          Command.of(
              "annotate.dominant-" + dominant.id(),
              model.editableProperty(),
              () -> model.chooseDominant(dominant),
              keyOf(dominant)));
    }
    commands.add(
        Command.of("annotate.bulk", model.editableProperty(), bulk::open, "Shortcut+Shift+L"));
    commands.add(Command.of("annotate.undo", model.undoableProperty(), model::undo, "Shortcut+Z"));
    commands.add(
        Command.of(
            "annotate.redo",
            model.redoableProperty(),
            model::redo,
            "Shortcut+Y",
            "Shortcut+Shift+Z"));
  }

  /** Which command chooses the emotion that the scheme gave {@code key}. */
  static String idFor(char key) {
    return "annotate.emotion-" + Character.toLowerCase(key);
  }

  private static String keyOf(DominantModality dominant) {
    return switch (dominant) {
      case AUDIO -> "A";
      case VISUAL -> "V";
      case BOTH -> "B";
      case NONE -> "N";
      case CONFLICT -> "C";
    };
  }
}
