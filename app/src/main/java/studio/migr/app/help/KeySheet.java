package studio.migr.app.help;

import atlantafx.base.controls.ModalPane;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;

/** All commands and their keys, over the window; F1 opens it, Escape closes it. */
@Singleton
public final class KeySheet extends ModalPane {
  private final Commands commands;

  @Inject
  KeySheet(Commands commands) {
    this.commands = commands;
    setId("key-sheet");
    setInTransitionFactory(null);
    setOutTransitionFactory(null);
  }

  /** Shows the sheet, or hides it if it is shown. */
  public void toggle() {
    if (isDisplay()) {
      hide();
    } else {
      show(sheet());
    }
  }

  private Node sheet() {
    Map<String, VBox> groups = new LinkedHashMap<>();
    for (Command command : commands.all()) {
      if (!command.keys().isEmpty()) {
        String feature = command.id().substring(0, command.id().indexOf('.'));
        groups.computeIfAbsent(feature, KeySheet::group).getChildren().add(line(command));
      }
    }
    FlowPane columns = new FlowPane(24, 16);
    columns.getChildren().setAll(List.copyOf(groups.values()));
    columns.setPrefWrapLength(720);
    ScrollPane scroll = new ScrollPane(columns);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    VBox.setVgrow(scroll, Priority.ALWAYS);

    Label title = new Label(Messages.text("help.keys"));
    title.getStyleClass().add("page-title");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = new Button(null, new FontIcon(Feather.X));
    close.getStyleClass().add("tool-button");
    close.setAccessibleText(Messages.text("help.close"));
    close.setOnAction(_ -> hide());
    HBox head = new HBox(title, gap, close);
    head.setAlignment(Pos.CENTER_LEFT);
    VBox sheet = new VBox(head, scroll);
    sheet.getStyleClass().add("key-sheet");
    sheet.setMaxSize(820, 640);
    return sheet;
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
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(4, text, gap);
    line.setAlignment(Pos.CENTER_LEFT);
    for (KeyCombination key : command.keys()) {
      if (!key.getName().contains("Numpad")) {
        Label cap = new Label(key.getDisplayText());
        cap.getStyleClass().add("key-cap");
        cap.setMinWidth(Region.USE_PREF_SIZE);
        line.getChildren().add(cap);
      }
    }
    return line;
  }
}
