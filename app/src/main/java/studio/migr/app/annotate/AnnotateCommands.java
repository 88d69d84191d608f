package studio.migr.app.annotate;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.runtime.emotion.DominantModality;

/** The label panel's actions and their keys. */
@Singleton
public final class AnnotateCommands {
  @Inject
  AnnotateCommands(Commands commands, AnnotateModel model, BulkLabelSheet bulk) {
    for (int i = 0; i < model.scheme().emotions().size(); i++) {
      int position = i;
      commands.add(
          Command.of(
              "annotate.emotion-" + (i + 1),
              model.editableProperty(),
              () -> model.chooseEmotion(position),
              String.valueOf(i + 1),
              "Numpad " + (i + 1)));
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
