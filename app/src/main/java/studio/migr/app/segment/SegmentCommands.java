package studio.migr.app.segment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.player.PlayerModel;
import studio.migr.runtime.emotion.DominantModality;

/** What a user can do with labelled stretches, with the keys for it. */
@Singleton
public final class SegmentCommands {
  private final Commands commands;

  @Inject
  SegmentCommands(
      Commands commands,
      PlayerModel player,
      SegmentModel segments,
      MarkModel marks,
      ComparisonModel comparison,
      DominanceModel dominance) {
    this.commands = commands;
    BooleanBinding open =
        Bindings.createBooleanBinding(() -> player.source().isPresent(), player.sourceProperty());
    BooleanBinding chosen =
        Bindings.createBooleanBinding(
            () -> segments.chosenProperty().get().isPresent(), segments.chosenProperty());
    BooleanBinding changeable = Bindings.and(chosen, segments.editableProperty());
    commands.add(
        Command.held("segment.mark", open, marks::mark, marks::press, marks::release, "M"));
    BooleanBinding labelled = Bindings.and(open, segments.editableProperty());
    for (DominantModality modality : DominantModality.values()) {
      add(
          "segment.dominant-" + modality.id(),
          labelled,
          () -> dominance.mark(modality),
          switch (modality) {
            case AUDIO -> "Alt+A";
            case VISUAL -> "Alt+V";
            case BOTH -> "Alt+B";
            case NONE -> "Alt+N";
            case CONFLICT -> "Alt+C";
          });
    }
    add("segment.next", open, () -> segments.chooseBy(1), "S");
    add("segment.previous", open, () -> segments.chooseBy(-1), "Shift+S");
    nudge(changeable, segments, "segment.earlier", SegmentPart.WHOLE, -1, "Alt+Left");
    nudge(changeable, segments, "segment.later", SegmentPart.WHOLE, 1, "Alt+Right");
    nudge(changeable, segments, "segment.shorter", SegmentPart.END, -1, "Shift+Alt+Left");
    nudge(changeable, segments, "segment.longer", SegmentPart.END, 1, "Shift+Alt+Right");
    nudge(
        changeable, segments, "segment.start-earlier", SegmentPart.START, -1, "Shortcut+Alt+Left");
    nudge(changeable, segments, "segment.start-later", SegmentPart.START, 1, "Shortcut+Alt+Right");
    add("segment.remove", changeable, segments::remove, "Delete");
    BooleanBinding comparing =
        Bindings.createBooleanBinding(
            () -> comparison.pairProperty().get().isPresent(), comparison.pairProperty());
    BooleanBinding comparable =
        Bindings.createBooleanBinding(
            () -> comparison.allowedProperty().get() && segments.annotators().size() > 1,
            comparison.allowedProperty(),
            segments.segments());
    add("segment.compare", comparable, comparison::toggle, "Shortcut+D");
    add("segment.next-difference", comparing, () -> comparison.goToDifference(1), "D");
    add("segment.previous-difference", comparing, () -> comparison.goToDifference(-1), "Shift+D");
  }

  private void nudge(
      BooleanBinding when,
      SegmentModel segments,
      String id,
      SegmentPart part,
      int frames,
      String key) {
    add(id, when, () -> segments.nudge(part, frames), key);
  }

  private void add(String id, BooleanBinding when, Runnable action, String key) {
    commands.add(Command.of(id, when, action, key));
  }
}
