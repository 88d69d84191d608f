package studio.migr.app.help;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.command.PressedKey;
import studio.migr.app.message.Messages;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.overlay.OverlayCard;

/**
 * Gives commands other keys: choose the command, press Enter, press the key. A key that calls
 * something else is only taken from there after a second Enter.
 */
@Singleton
public final class KeyEditor {
  private final Commands commands;
  private final Overlay overlay;

  @Inject
  KeyEditor(Commands commands, Overlay overlay) {
    this.commands = commands;
    this.overlay = overlay;
  }

  public void open() {
    overlay.open(new Editing().card);
  }

  /** One time of editing. */
  private final class Editing {
    private final ObservableList<Command> shown = FXCollections.observableArrayList();
    private final ListView<Command> list = new ListView<>(shown);
    private final TextField query = new TextField();
    private final Label prompt = new Label();
    private final OverlayCard card;

    /** The command that waits for its key, and whether it keeps those that it has. */
    private Optional<Command> waiting = Optional.empty();

    private boolean keeps;

    /** The key that was pressed and calls something else. */
    private Optional<KeyCombination> disputed = Optional.empty();

    Editing() {
      query.setId("key-query");
      query.setPromptText(Messages.text("help.find-command.prompt"));
      query.setAccessibleText(Messages.text("help.find-command.prompt"));
      query.textProperty().subscribe(_ -> refresh());
      list.setId("key-list");
      list.setAccessibleText(Messages.text("help.change-keys.list"));
      list.setCellFactory(_ -> new CommandCell());
      list.setFixedCellSize(CommandCell.HEIGHT);
      VBox.setVgrow(list, Priority.ALWAYS);
      list.getSelectionModel().selectFirst();
      prompt.setId("key-prompt");
      prompt.setWrapText(true);
      prompt.setMinHeight(40);
      prompt.setAlignment(Pos.CENTER_LEFT);
      card =
          new OverlayCard(
                  Messages.text("help.change-keys.title"), 720, 560, query, list, prompt, buttons())
              .startingAt(list);
      card.setId("key-editor");
      card.addEventFilter(KeyEvent.KEY_PRESSED, this::hear);
      rest();
    }

    private HBox buttons() {
      Button change = button("help.change-keys.change", () -> wait(false));
      Button add = button("help.change-keys.add", () -> wait(true));
      Button remove = button("help.change-keys.remove", () -> chosen().ifPresent(this::remove));
      Button restore = button("help.change-keys.restore", () -> chosen().ifPresent(this::restore));
      Button all = button("help.change-keys.restore-all", this::restoreAll);
      var none = Bindings.isNull(list.getSelectionModel().selectedItemProperty());
      for (Button button : List.of(change, add, remove, restore)) {
        button.disableProperty().bind(none);
      }
      Region gap = new Region();
      HBox.setHgrow(gap, Priority.ALWAYS);
      HBox box = new HBox(8, change, add, remove, restore, gap, all);
      box.setMinHeight(Region.USE_PREF_SIZE);
      return box;
    }

    private Button button(String key, Runnable action) {
      Button button = new Button(Messages.text(key));
      button.setId(key.replace('.', '-'));
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setOnAction(_ -> action.run());
      return button;
    }

    private Optional<Command> chosen() {
      return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void hear(KeyEvent event) {
      if (waiting.isEmpty()) {
        if (event.getCode() == KeyCode.ENTER && list.isFocused()) {
          wait(false);
          event.consume();
        } else if (event.getCode() == KeyCode.DELETE && list.isFocused()) {
          chosen().ifPresent(this::remove);
          event.consume();
        }
        return;
      }
      event.consume(); // whatever it is, it is meant for the command that waits
      if (event.getCode() == KeyCode.ESCAPE) {
        rest();
      } else if (event.getCode() == KeyCode.ENTER && disputed.isPresent()) {
        give(disputed.get());
      } else {
        PressedKey.of(event).ifPresent(this::offer);
      }
    }

    private void wait(boolean keepOthers) {
      waiting = chosen();
      keeps = keepOthers;
      disputed = Optional.empty();
      waiting.ifPresent(
          command -> prompt.setText(Messages.text("help.change-keys.press", command.text())));
      list.requestFocus();
    }

    private void offer(PressedKey pressed) {
      KeyCombination key = pressed.combination();
      Optional<Command> other =
          commands.calledBy(key).filter(held -> !waiting.equals(Optional.of(held)));
      if (pressed.reserved()) {
        prompt.setText(Messages.text("help.change-keys.reserved", key.getDisplayText()));
      } else if (other.isPresent()) {
        disputed = Optional.of(key);
        prompt.setText(
            Messages.text("help.change-keys.taken", key.getDisplayText(), other.get().text()));
      } else {
        give(key);
      }
    }

    private void give(KeyCombination key) {
      waiting.ifPresent(
          command -> {
            List<KeyCombination> keys = new ArrayList<>(keeps ? command.keys() : List.of());
            keys.remove(key);
            keys.add(key);
            set(command, keys);
          });
    }

    private void remove(Command command) {
      set(command, List.of());
    }

    private void restore(Command command) {
      set(command, command.defaultKeys());
    }

    private void restoreAll() {
      commands.restoreKeys();
      rest();
      list.refresh();
    }

    private void set(Command command, List<KeyCombination> keys) {
      commands.setKeys(command, keys);
      rest();
      list.refresh();
    }

    private void rest() {
      waiting = Optional.empty();
      disputed = Optional.empty();
      prompt.setText(Messages.text("help.change-keys.hint"));
    }

    private void refresh() {
      Optional<Command> before = chosen();
      shown.setAll(CommandMatch.best(query.getText(), commands.all()));
      before
          .filter(shown::contains)
          .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::selectFirst);
    }
  }
}
