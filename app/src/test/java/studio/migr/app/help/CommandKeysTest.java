package studio.migr.app.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.command.Command;
import studio.migr.app.command.Commands;
import studio.migr.app.overlay.Overlay;
import studio.migr.app.shell.Theme;
import studio.migr.app.testing.StudioWindow;

/** Finding commands by their words, and giving them other keys, in the real window. */
class CommandKeysTest {
  @TempDir Path home;

  @Test
  void ctrlKFindsACommandByItsWordsAndEnterRunsIt() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      boolean dark = window.get(Theme.class).darkProperty().get();
      window.press(KeyCode.CONTROL, KeyCode.K);
      type(window, "#command-query", "dark");
      assertThat(found(window, "#found-commands")).contains("shell.toggle-theme");
      window.press(KeyCode.ENTER);
      window.waitUntil("the search is gone", () -> !window.get(Overlay.class).isDisplay());
      window.waitUntil(
          "the theme has changed", () -> window.get(Theme.class).darkProperty().get() != dark);
    }
  }

  @Test
  void wordsThatNoCommandHasFindNothingAndEnterDoesNothing() {
    try (StudioWindow window = StudioWindow.open(home, Optional.empty())) {
      window.press(KeyCode.CONTROL, KeyCode.K);
      type(window, "#command-query", "make coffee");
      assertThat(found(window, "#found-commands")).isEmpty();
      window.press(KeyCode.ENTER);
      assertThat(window.get(Overlay.class).isDisplay()).isTrue();
    }
  }

  @Test
  void enterThenAKeyGivesTheChosenCommandThatKey() {
    try (StudioWindow window = edit()) {
      choose(window, "player.play");
      window.press(KeyCode.ENTER);
      window.press(KeyCode.F7);
      assertThat(keys(window, "player.play")).isEqualTo("F7");
      window.press(KeyCode.ESCAPE);
      window.waitUntil("the editor is closed", () -> !window.get(Overlay.class).isDisplay());
    }
    try (StudioWindow again = StudioWindow.open(home, Optional.empty())) {
      assertThat(keys(again, "player.play")).isEqualTo("F7");
    }
  }

  @Test
  void aKeyThatCallsSomethingElseIsOnlyTakenAfterASecondEnter() {
    try (StudioWindow window = edit()) {
      choose(window, "player.play");
      window.press(KeyCode.ENTER);
      window.press(KeyCode.Z);
      assertThat(window.<Label>find("#key-prompt").getText()).contains("Zoom to the selection");
      assertThat(keys(window, "player.play")).isEqualTo("Space");
      window.press(KeyCode.ENTER);
      assertThat(keys(window, "player.play")).isEqualTo("Z");
      assertThat(keys(window, "timeline.zoom-selection")).isEmpty();
    }
  }

  @Test
  void escapeLeavesTheKeyAsItIsAndTheEditorOpen() {
    try (StudioWindow window = edit()) {
      choose(window, "player.play");
      window.press(KeyCode.ENTER);
      window.press(KeyCode.ESCAPE);
      assertThat(window.get(Overlay.class).isDisplay()).isTrue();
      assertThat(keys(window, "player.play")).isEqualTo("Space");
    }
  }

  @Test
  void theKeysThatMoveAroundInTheWindowCannotBeGivenAway() {
    try (StudioWindow window = edit()) {
      choose(window, "player.play");
      window.press(KeyCode.ENTER);
      window.press(KeyCode.TAB);
      assertThat(window.<Label>find("#key-prompt").getText()).contains("Tab");
      assertThat(keys(window, "player.play")).isEqualTo("Space");
    }
  }

  private StudioWindow edit() {
    StudioWindow window = StudioWindow.open(home, Optional.empty());
    StudioWindow.onFx(
        () -> {
          window.get(KeyEditor.class).open();
          return true;
        });
    return window;
  }

  private static void type(StudioWindow window, String field, String text) {
    StudioWindow.onFx(
        () -> {
          ((TextField) window.scene().lookup(field)).setText(text);
          return true;
        });
  }

  @SuppressWarnings("unchecked")
  private static java.util.List<String> found(StudioWindow window, String list) {
    return StudioWindow.onFx(
        () ->
            ((ListView<Command>) window.scene().lookup(list))
                .getItems().stream().map(Command::id).toList());
  }

  @SuppressWarnings("unchecked")
  private static void choose(StudioWindow window, String id) {
    StudioWindow.onFx(
        () -> {
          ListView<Command> list = (ListView<Command>) window.scene().lookup("#key-list");
          list.getSelectionModel().select(window.get(Commands.class).get(id));
          list.requestFocus();
          return true;
        });
  }

  private static String keys(StudioWindow window, String id) {
    return StudioWindow.onFx(
        () ->
            String.join(
                " ",
                window.get(Commands.class).get(id).keys().stream()
                    .limit(1)
                    .map(KeyCombination::getDisplayText)
                    .toList()));
  }
}
