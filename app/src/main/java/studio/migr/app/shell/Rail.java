package studio.migr.app.shell;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.CommandHint;
import studio.migr.app.command.CommandTooltip;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.app.settings.Motion;
import studio.migr.app.suggest.ModelSight;
import studio.migr.app.thumbnail.ThumbnailModel;

/** The narrow column on the left: the menu and the rooms above, looks and help below. */
final class Rail extends VBox {

  @Inject
  Rail(
      Commands commands,
      Theme theme,
      Motion motion,
      ThumbnailModel thumbnails,
      ModelSight sight,
      Rooms rooms) {
    setId("rail");
    getStyleClass().add("rail");
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    FontIcon look = new FontIcon();
    theme.darkProperty().subscribe(dark -> look.setIconCode(dark ? Feather.SUN : Feather.MOON));
    getChildren()
        .addAll(
            menu(
                commands,
                choice(commands.get("library.thumbnails"), thumbnails.wantedProperty()),
                choice(commands.get("suggest.label-first"), sight.labelFirstProperty()),
                choice(commands.get("shell.toggle-motion"), motion.reducedProperty())),
            room(Room.CLIPS, Feather.FILM, rooms, commands),
            room(Room.ERRORS, Feather.GRID, rooms, commands),
            room(Room.ROUNDS, Feather.LIST, rooms, commands),
            room(Room.AGREEMENT, Feather.USERS, rooms, commands),
            room(Room.SNAPSHOTS, Feather.LOCK, rooms, commands),
            room(Room.RUNS, Feather.TRENDING_UP, rooms, commands),
            room(Room.MODELS, Feather.CPU, rooms, commands),
            gap,
            button(commands.get("shell.toggle-theme"), look),
            button(commands.get("help.keys"), new FontIcon(Feather.HELP_CIRCLE)));
  }

  /** A room's button; there as long as the room has something to do. */
  private static CommandHint room(Room room, Feather icon, Rooms rooms, Commands commands) {
    String id = "room-" + room.name().toLowerCase(Locale.ROOT);
    Command command = commands.get("shell." + id);
    ToggleButton button = new ToggleButton(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().add("tool-button");
    button.setAccessibleText(command.text());
    button.disableProperty().bind(Bindings.not(command.enabled()));
    rooms.nowProperty().subscribe(now -> button.setSelected(now == room));
    button.setOnAction(
        _ -> {
          command.run();
          button.setSelected(rooms.nowProperty().get() == room); // a second press leaves it chosen
        });
    button.visibleProperty().bind(rooms.useful(room));
    button.managedProperty().bind(button.visibleProperty());
    return new CommandHint(command, button);
  }

  private static MenuButton menu(Commands commands, MenuItem... choices) {
    MenuButton menu = new MenuButton(null, new FontIcon(Feather.MENU));
    menu.setId("menu");
    menu.getStyleClass().addAll("tool-button", "no-arrow");
    menu.setAccessibleText(Messages.text("shell.menu"));
    menu.setTooltip(new Tooltip(Messages.text("shell.menu")));
    for (String id :
        List.of(
            "project.import-files",
            "project.import-folder",
            "project.open",
            "sample.open",
            "project.close")) {
      menu.getItems().add(item(commands.get(id)));
    }
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().add(item(commands.get("round.start")));
    menu.getItems().add(item(commands.get("scheme.edit")));
    menu.getItems().add(item(commands.get("plot.open")));
    menu.getItems().add(item(commands.get("engine.add")));
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().addAll(choices);
    menu.getItems().add(new SeparatorMenuItem());
    menu.getItems().add(item(commands.get("shell.quit")));
    return menu;
  }

  /** Something that is so or not, with a tick. */
  private static MenuItem choice(Command command, ObservableBooleanValue now) {
    CheckMenuItem item = new CheckMenuItem(Messages.text(command.id() + ".choice"));
    now.subscribe(item::setSelected);
    item.setOnAction(_ -> command.run());
    return item;
  }

  private static MenuItem item(Command command) {
    MenuItem item = new MenuItem(command.text());
    command
        .keysProperty()
        .subscribe(keys -> item.setAccelerator(keys.isEmpty() ? null : keys.getFirst()));
    item.setOnAction(_ -> command.run());
    item.setDisable(!command.enabled().get());
    command.enabled().subscribe(() -> item.setDisable(!command.enabled().get()));
    return item;
  }

  private static Button button(Command command, FontIcon icon) {
    Button button = new Button(null, icon);
    button.setId(command.id().replace('.', '-'));
    button.getStyleClass().add("tool-button");
    button.setAccessibleText(command.text());
    CommandTooltip.on(button, command);
    button.setOnAction(_ -> command.run());
    return button;
  }
}
