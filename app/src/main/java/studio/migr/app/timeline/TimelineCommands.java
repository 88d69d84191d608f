package studio.migr.app.timeline;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.player.PlayerModel;

/** Zooming and arranging the tracks by key. */
@Singleton
public final class TimelineCommands {
  final Command zoomIn;
  final Command zoomOut;
  final Command fit;
  final Command zoomToSelection;
  final Command tracksMenu;
  private static final double GROW = 8;

  private Runnable openMenu = () -> {};
  private BiConsumer<Track, Double> resize = (_, _) -> {};

  @Inject
  TimelineCommands(
      Commands commands, PlayerModel player, TimelineModel timeline, TrackModel tracks) {
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
    commands.add(Command.of("timeline.frames", open, timeline::toggleFrames, "Shift+T"));
    tracksMenu = commands.add(Command.of("timeline.tracks", open, () -> openMenu.run(), "T"));
    commands.add(Command.of("timeline.track-above", open, () -> tracks.chooseBy(-1), "Alt+Up"));
    commands.add(Command.of("timeline.track-below", open, () -> tracks.chooseBy(1), "Alt+Down"));
    commands.add(
        Command.of(
            "timeline.track-up",
            open,
            () -> tracks.chosen().ifPresent(track -> tracks.move(track, -1)),
            "Shift+Alt+Up"));
    commands.add(
        Command.of(
            "timeline.track-down",
            open,
            () -> tracks.chosen().ifPresent(track -> tracks.move(track, 1)),
            "Shift+Alt+Down"));
    commands.add(
        Command.of(
            "timeline.track-taller",
            open,
            () -> tracks.chosen().ifPresent(track -> resize.accept(track, GROW)),
            "Shortcut+Shift+Down"));
    commands.add(
        Command.of(
            "timeline.track-lower",
            open,
            () -> tracks.chosen().ifPresent(track -> resize.accept(track, -GROW)),
            "Shortcut+Shift+Up"));
  }

  /** Says how the menu of the tracks is opened. */
  void onOpenMenu(Runnable action) {
    openMenu = action;
  }

  /** Says how a track is made taller or lower: that depends on the room there is. */
  void onResize(BiConsumer<Track, Double> action) {
    resize = action;
  }
}
