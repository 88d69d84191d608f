package studio.migr.app.player;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.runtime.emotion.Condition;

/** What a user can do with the open clip, with the keys for it. */
@Singleton
public final class PlayerCommands {
  private static final double SECOND_MS = 1000;
  private static final ObservableBooleanValue ALWAYS = new SimpleBooleanProperty(true);

  private final Commands commands;
  private final BooleanBinding ready;
  private final BooleanBinding selected;

  final Command play;
  final Command stepBack;
  final Command stepForward;
  final Command slower;
  final Command faster;
  final Command loop;
  final Command mute;
  final Command giveBoth;
  final Command giveSound;
  final Command givePicture;

  @Inject
  PlayerCommands(Commands commands, PlayerModel player, OverlayModel overlay, VolumeModel volume) {
    this.commands = commands;
    this.ready =
        Bindings.createBooleanBinding(
            () -> player.stateProperty().get() instanceof PlayerState.Ready,
            player.stateProperty());
    this.selected =
        Bindings.createBooleanBinding(
            () -> player.selection().range().isPresent(), player.selection().rangeProperty());
    BooleanBinding chosen =
        Bindings.createBooleanBinding(
            () ->
                player.stateProperty().get() instanceof PlayerState.Ready
                    || player.stateProperty().get() instanceof PlayerState.Opening,
            player.stateProperty());

    play =
        commands.add(
            Command.of("player.play", chosen, player::togglePlaying, "Space", "Shortcut+Space"));
    add("player.reverse", player::reverse, "J");
    add("player.pause", player::pause, "K");
    add("player.forward", player::forward, "L");
    stepBack = add("player.step-back", () -> player.step(-1), "Left", "Comma");
    stepForward = add("player.step-forward", () -> player.step(1), "Right", "Period");
    add("player.second-back", () -> player.seekBy(-SECOND_MS), "Shift+Left");
    add("player.second-forward", () -> player.seekBy(SECOND_MS), "Shift+Right");
    add("player.start", player::toStart, "Home");
    add("player.end", player::toEnd, "End");
    slower =
        add(
            "player.slower",
            () -> player.setSpeed(Speeds.previous(player.speedProperty().get())),
            "Open_Bracket",
            "Shift+Comma");
    faster =
        add(
            "player.faster",
            () -> player.setSpeed(Speeds.next(player.speedProperty().get())),
            "Close_Bracket",
            "Shift+Period");
    loop =
        add(
            "player.loop",
            () -> player.selection().setLooping(!player.selection().loopingProperty().get()),
            "R");
    add("player.play-selection", player::playSelectionOnce, "Shift+Space");
    add("player.set-in", player::setIn, "I");
    add("player.set-out", player::setOut, "O");
    commands.add(Command.of("player.clear-selection", selected, player.selection()::clear, "X"));
    commands.add(Command.of("player.louder", ALWAYS, volume::louder, "Shortcut+Up"));
    commands.add(Command.of("player.quieter", ALWAYS, volume::quieter, "Shortcut+Down"));
    mute = commands.add(Command.of("player.mute", ALWAYS, volume::toggleMuted, "Shift+M"));
    add("player.overlay-landmarks", overlay::toggleLandmarks, "F");
    add("player.overlay-box", overlay::toggleBox, "Shift+F");
    add("player.overlay-units", overlay::toggleUnits, "E");
    add("player.overlay-prototypes", overlay::togglePrototypes, "Alt+E");
    add("player.overlay-place", overlay::togglePlace, "Shift+E");
    giveBoth = give("player.condition-both", player, Condition.BOTH, "Alt+1");
    giveSound = give("player.condition-audio", player, Condition.AUDIO, "Alt+2");
    commands.add(
        Command.of(
            "player.replay-next",
            Bindings.createBooleanBinding(
                () -> chosen.get() && !player.condition().lockedProperty().get(),
                chosen,
                player.condition().lockedProperty()),
            () -> replayNext(player),
            "H"));
    givePicture = give("player.condition-visual", player, Condition.VISUAL, "Alt+3");
  }

  private Command add(String id, Runnable action, String... keys) {
    return commands.add(Command.of(id, ready, action, keys));
  }

  /** The next of sound alone, picture alone and both, as far as the clip has them. */
  private static void replayNext(PlayerModel player) {
    List<Condition> order = List.of(Condition.AUDIO, Condition.VISUAL, Condition.BOTH);
    int now = order.indexOf(player.condition().nowProperty().get());
    for (int k = 1; k <= order.size(); k++) {
      Condition next = order.get((now + k) % order.size());
      if (player.condition().offers(next)) {
        player.condition().choose(next);
        player.toStart();
        player.play();
        return;
      }
    }
  }

  private Command give(String id, PlayerModel player, Condition condition, String key) {
    BooleanBinding offered =
        Bindings.createBooleanBinding(
            () -> player.condition().offers(condition),
            player.sourceProperty(),
            player.condition().lockedProperty());
    return commands.add(Command.of(id, offered, () -> player.condition().choose(condition), key));
  }
}
