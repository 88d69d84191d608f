package studio.migr.app.help;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/** All commands and their keys, over the window; F1 opens it, Escape closes it. */
@Singleton
public final class KeySheet {
  private static final int COLUMNS = 3;

  private final Commands commands;
  private final Overlay overlay;
  private @Nullable OverlayCard card;

  @Inject
  KeySheet(Commands commands, Overlay overlay) {
    this.commands = commands;
    this.overlay = overlay;
  }

  /** Shows the sheet, or hides it if it is shown. */
  public void toggle() {
    if (overlay.shows(card)) {
      overlay.hide();
    } else {
      OverlayCard sheet = sheet();
      card = sheet;
      overlay.open(sheet, Set.of("help.keys"));
    }
  }

  private OverlayCard sheet() {
    Map<String, VBox> groups = new LinkedHashMap<>();
    for (Command command : commands.all()) {
      if (!command.keys().isEmpty()) {
        groups.computeIfAbsent(command.feature(), KeySheet::group).getChildren().add(line(command));
      }
    }
    ScrollPane scroll = new ScrollPane(columns(List.copyOf(groups.values())));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    Button change = new Button(commands.get("help.change-keys").text());
    change.setId("change-keys");
    change.setOnAction(_ -> commands.get("help.change-keys").run());
    change.setMinHeight(Region.USE_PREF_SIZE);
    OverlayCard sheet = new OverlayCard(Messages.text("help.keys"), 1040, 640, scroll, change);
    sheet.setId("key-sheet");
    return sheet;
  }

  /** Columns of about the same length, in the order of the groups. */
  private static HBox columns(List<VBox> groups) {
    int lines = groups.stream().mapToInt(KeySheet::lines).sum();
    HBox columns = new HBox(24, new VBox(16));
    int taken = 0;
    for (VBox group : groups) {
      boolean full = taken + lines(group) / 2 > lines / COLUMNS;
      if (full && columns.getChildren().size() < COLUMNS) {
        columns.getChildren().add(new VBox(16));
        taken = 0;
      }
      ((VBox) columns.getChildren().getLast()).getChildren().add(group);
      taken += lines(group);
    }
    return columns;
  }

  /** Height of a group in lines, with the gap below it. */
  private static int lines(VBox group) {
    return group.getChildren().size() + 1;
  }

  private static VBox group(String feature) {
    Label title = new Label(Messages.text("help.group." + feature));
    title.getStyleClass().add("section-title");
    VBox box = new VBox(title);
    box.getStyleClass().add("key-group");
    return box;
  }

  private static HBox line(Command command) {
    Label text = new Label(command.text());
    text.setWrapText(true);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    HBox line = new HBox(4, text);
    line.setAlignment(Pos.CENTER_LEFT);
    HBox caps = new HBox(4);
    caps.getChildren().addAll(CommandCell.caps(command));
    caps.setAlignment(Pos.CENTER_RIGHT);
    caps.setMinWidth(Region.USE_PREF_SIZE); // rather two lines of words than half a key
    line.getChildren().add(caps);
    return line;
  }
}
