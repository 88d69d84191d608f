package studio.migr.app.timeline;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.player.PlayerModel;

/** Zooming by key. */
@Singleton
public final class TimelineCommands {
  final Command zoomIn;
  final Command zoomOut;
  final Command fit;
  final Command zoomToSelection;

  @Inject
  TimelineCommands(Commands commands, PlayerModel player, TimelineModel timeline) {
    BooleanBinding open =
        Bindings.createBooleanBinding(() -> player.source().isPresent(), player.sourceProperty());
    BooleanBinding selected =
        Bindings.createBooleanBinding(
            () -> player.selection().range().isPresent(), player.selection().rangeProperty());
    zoomIn =
        commands.add(
            Command.of(
                "timeline.zoom-in",
                open,
                timeline::zoomIn,
                "Plus",
                "Shift+Equals",
                "Equals",
                "Add"));
    zoomOut =
        commands.add(Command.of("timeline.zoom-out", open, timeline::zoomOut, "Minus", "Subtract"));
    fit = commands.add(Command.of("timeline.fit", open, timeline::fit, "Shortcut+0", "Shift+Z"));
    zoomToSelection =
        commands.add(
            Command.of("timeline.zoom-selection", selected, timeline::zoomToSelection, "Z"));
  }
}
