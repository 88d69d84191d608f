package studio.migr.app.timeline;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import studio.migr.app.command.Command;

/**
 * What can be done with what a track shows: under the pointer, or by the menu key under the chosen
 * track.
 */
final class TrackCommandsMenu {
  private final TrackModel tracks;
  private final TimelineView view;
  private final ContextMenu menu = new ContextMenu();

  TrackCommandsMenu(TrackModel tracks, TimelineView view) {
    this.tracks = tracks;
    this.view = view;
    menu.setId("track-commands");
  }

  void show(ContextMenuEvent event) {
    Optional<Lane> lane =
        event.isKeyboardTrigger()
            ? tracks.chosen().flatMap(this::laneOf)
            : view.laneAt(event.getY());
    List<Command> commands = lane.map(at -> at.track().commands()).orElse(List.of());
    if (commands.isEmpty()) {
      return;
    }
    tracks.choose(lane.orElseThrow().track());
    menu.getItems().setAll(commands.stream().map(TrackCommandsMenu::item).toList());
    Point2D at =
        event.isKeyboardTrigger()
            ? view.localToScreen(view.getWidth() / 3, lane.orElseThrow().top())
            : new Point2D(event.getScreenX(), event.getScreenY());
    menu.show(view, at.getX(), at.getY());
    event.consume();
  }

  private Optional<Lane> laneOf(Track track) {
    return view.lanes().stream().filter(lane -> lane.track().id().equals(track.id())).findFirst();
  }

  private static MenuItem item(Command command) {
    MenuItem item = new MenuItem(command.text());
    item.setMnemonicParsing(false);
    item.setId(command.id());
    item.setDisable(!command.enabled().get());
    command.keys().stream().findFirst().ifPresent(item::setAccelerator);
    item.setOnAction(_ -> command.run());
    return item;
  }
}
