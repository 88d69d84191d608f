package studio.migr.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.migr.app.settings.Settings;
import studio.migr.app.window.TestWindow;

class CommandsTest {
  private final List<String> heard = new ArrayList<>();
  @TempDir Path home;
  private Commands commands;
  private final TextField text = TestWindow.call(TextField::new);
  private final Button button = TestWindow.call(() -> new Button("press"));
  private final Slider slider = TestWindow.call(Slider::new);
  private final TestWindow window = TestWindow.show(300, 200, () -> new VBox(text, button, slider));

  @BeforeEach
  void declareCommands() {
    commands = new Commands(new Settings(home));
    TestWindow.run(
        () -> {
          button.setOnAction(_ -> heard.add("button"));
          add("a.play", "Space", "Shortcut+Space");
          add("a.step", "Left");
          add("a.label", "DIGIT1");
          add("a.undo", "Shortcut+Z");
          add("a.next", "Shortcut+Enter");
          commands.listenTo(window.scene(), _ -> true);
        });
  }

  @AfterEach
  void closeTheWindow() {
    window.close();
  }

  @Test
  void aKeyRunsItsCommand() {
    TestWindow.run(() -> window.scene().getRoot().requestFocus());
    window.type(KeyCode.SPACE);
    window.type(KeyCode.DIGIT1);
    assertThat(heard).containsExactly("a.play", "a.label");
  }

  @Test
  void whoeverTypesGetsLettersNotCommands() {
    TestWindow.run(text::requestFocus);
    window.type(KeyCode.SPACE);
    window.type(KeyCode.DIGIT1);
    window.type(KeyCode.Z, KeyCode.CONTROL);
    assertThat(heard).isEmpty();
    window.type(KeyCode.SPACE, KeyCode.CONTROL);
    window.type(KeyCode.ENTER, KeyCode.CONTROL);
    assertThat(heard).containsExactly("a.play", "a.next");
  }

  @Test
  void spacePressesTheButtonThatTheKeyboardReached() {
    TestWindow.run(text::requestFocus);
    window.type(KeyCode.TAB);
    assertThat(TestWindow.call(button::isFocusVisible)).isTrue();
    window.type(KeyCode.SPACE);
    window.type(KeyCode.LEFT);
    assertThat(heard).containsExactly("button", "a.step");
  }

  @Test
  void spaceStillPlaysAfterAClickOnAButton() {
    window.click(button);
    window.type(KeyCode.SPACE);
    assertThat(heard).containsExactly("button", "a.play");
  }

  @Test
  void arrowsMoveTheSliderThatTheKeyboardReached() {
    TestWindow.run(
        () -> {
          slider.setValue(50);
          button.requestFocus();
        });
    window.type(KeyCode.TAB);
    window.type(KeyCode.LEFT);
    assertThat(TestWindow.call(slider::getValue)).isLessThan(50);
    assertThat(heard).isEmpty();
  }

  @Test
  void aCommandThatIsNotPossibleDoesNothing() {
    TestWindow.run(
        () -> {
          commands.add(
              Command.of("a.never", new SimpleBooleanProperty(false), () -> heard.add("no"), "X"));
          window.scene().getRoot().requestFocus();
        });
    window.type(KeyCode.X);
    assertThat(heard).isEmpty();
  }

  @Test
  void aKeyThatDoesNotExistIsAMistakeInTheProgram() {
    assertThatThrownBy(() -> add("a.other", "DIGIT12"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void twoCommandsCannotShareAKey() {
    assertThatThrownBy(() -> add("a.other", "Shortcut+Z"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a.undo");
  }

  @Test
  void aCommandGetsTheKeyThatTheUserChoseAlsoAfterARestart() {
    TestWindow.run(
        () -> {
          commands.setKeys(commands.get("a.play"), List.of(KeyCombination.valueOf("P")));
          window.scene().getRoot().requestFocus();
        });
    window.type(KeyCode.P);
    window.type(KeyCode.SPACE);
    assertThat(heard).containsExactly("a.play");
    assertThat(commands.get("a.play").keyText().getValue()).isEqualTo("P");
    Commands later = new Commands(new Settings(home));
    Command play = later.add(declared("a.play", "Space"));
    assertThat(play.keys()).containsExactly(KeyCombination.valueOf("P"));
  }

  @Test
  void aKeyThatIsGivenToAnotherCommandIsTakenFromTheFirst() {
    KeyCombination undo = KeyCombination.valueOf("Shortcut+Z");
    TestWindow.run(() -> commands.setKeys(commands.get("a.play"), List.of(undo)));
    assertThat(commands.calledBy(undo)).contains(commands.get("a.play"));
    assertThat(commands.get("a.undo").keys()).isEmpty();
    assertThat(commands.isChanged(commands.get("a.undo"))).isTrue();
  }

  @Test
  void restoringGivesEveryCommandItsOwnKeysBack() {
    TestWindow.run(
        () -> {
          commands.setKeys(commands.get("a.play"), List.of(KeyCombination.valueOf("Shortcut+Z")));
          commands.restoreKeys();
        });
    assertThat(commands.all()).noneMatch(commands::isChanged);
    assertThat(new Commands(new Settings(home)).add(declared("a.undo", "Shortcut+Z")).keys())
        .containsExactly(KeyCombination.valueOf("Shortcut+Z"));
  }

  private Command declared(String id, String... keys) {
    return Command.of(id, new SimpleBooleanProperty(true), () -> heard.add(id), keys);
  }

  private void add(String id, String... keys) {
    commands.add(declared(id, keys));
  }
}
