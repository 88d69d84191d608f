package studio.migr.app.help;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Set;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/** Finds a command by its words and runs it: for whoever does not know its key yet. */
@Singleton
public final class CommandSearch {
  private final Commands commands;
  private final Overlay overlay;
  private @Nullable OverlayCard card;

  @Inject
  CommandSearch(Commands commands, Overlay overlay) {
    this.commands = commands;
    this.overlay = overlay;
  }

  /** Shows the search, or hides it if it is shown. */
  public void toggle() {
    if (overlay.shows(card)) {
      overlay.hide();
      return;
    }
    TextField query = new TextField();
    query.setId("command-query");
    query.setPromptText(Messages.text("help.find-command.prompt"));
    query.setAccessibleText(Messages.text("help.find-command.prompt"));
    ObservableList<Command> found = FXCollections.observableArrayList();
    ListView<Command> list = new ListView<>(found);
    list.setId("found-commands");
    list.setAccessibleText(Messages.text("help.find-command.found"));
    list.setCellFactory(_ -> new CommandCell());
    list.setFixedCellSize(CommandCell.HEIGHT);
    Label nothing = new Label(Messages.text("help.find-command.nothing"));
    nothing.getStyleClass().add("muted");
    list.setPlaceholder(nothing);
    VBox.setVgrow(list, Priority.ALWAYS);
    query
        .textProperty()
        .subscribe(
            text -> {
              found.setAll(CommandMatch.best(text, commands.all()));
              list.getSelectionModel().selectFirst();
              list.scrollTo(0);
            });
    query.addEventFilter(KeyEvent.KEY_PRESSED, event -> drive(event, list));
    list.setOnMouseClicked(_ -> run(list.getSelectionModel().getSelectedItem()));
    list.setFocusTraversable(false); // the arrows move in it while one types
    OverlayCard search =
        new OverlayCard(Messages.text("help.find-command.title"), 640, 480, query, list)
            .startingAt(query);
    search.setId("command-search");
    card = search;
    overlay.open(search, Set.of("help.find-command"));
  }

  private void drive(KeyEvent event, ListView<Command> list) {
    int at = list.getSelectionModel().getSelectedIndex();
    int last = list.getItems().size() - 1;
    switch (event.getCode()) {
      case DOWN -> select(list, Math.min(at + 1, last));
      case UP -> select(list, Math.max(at - 1, 0));
      case PAGE_DOWN -> select(list, Math.min(at + 8, last));
      case PAGE_UP -> select(list, Math.max(at - 8, 0));
      case ENTER -> run(list.getSelectionModel().getSelectedItem());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private static void select(ListView<Command> list, int index) {
    list.getSelectionModel().select(index);
    list.scrollTo(Math.max(0, index - 4));
  }

  private void run(@Nullable Command command) {
    if (command != null && command.enabled().get()) {
      overlay.hide();
      Platform.runLater(command::run); // once the window below has its keyboard again
    }
  }
}
