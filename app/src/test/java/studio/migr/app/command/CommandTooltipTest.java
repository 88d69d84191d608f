package studio.migr.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import studio.migr.app.window.TestWindow;

class CommandTooltipTest {
  private final SimpleBooleanProperty possible = new SimpleBooleanProperty(true);
  private final Command undo = Command.of("annotate.undo", possible, () -> {}, "Shortcut+Z");
  private final Button other = TestWindow.call(() -> new Button("other"));
  private final Button button = TestWindow.call(() -> new CommandTextButton(undo));
  private final CommandHint hint =
      TestWindow.call(() -> new CommandHint(undo, new CommandTextButton(undo)));
  private final TestWindow window =
      TestWindow.show(300, 200, () -> new VBox(20, other, button, hint));

  @AfterEach
  void closeTheWindow() {
    window.close();
  }

  @Test
  void isMadeOnlyWhenThePointerComesAndThenShown() {
    assertThat(button.getTooltip()).isNull();
    assertThat(CommandTooltip.awaits(button)).isTrue();
    window.moveTo(button, 5, 5);
    TestWindow.await("the pointer was noticed", () -> button.getTooltip() != null);
    assertThat(CommandTooltip.awaits(button)).isFalse();
    window.moveTo(button, 8, 8);
    TestWindow.await("the tooltip is there", () -> texts().equals(List.of(hintOfUndo())));
  }

  @Test
  void screenReadersHearItBeforeAndItFollowsItsCommand() {
    assertThat(button.getAccessibleHelp()).isEqualTo(hintOfUndo()).contains("Ctrl+Z");
    TestWindow.run(() -> undo.withhold(Optional.of("Not in a blind round.")));
    assertThat(button.getAccessibleHelp()).endsWith("Not in a blind round.");
  }

  @Test
  void aCommandThatIsWithheldSaysWhyAndSaysItOnce() {
    TestWindow.run(
        () -> {
          possible.set(false);
          undo.withhold(Optional.of("Not in a blind round."));
        });
    window.moveTo(hint, 5, 5);
    TestWindow.frames(2);
    window.moveTo(hint, 8, 8);
    TestWindow.await("the tooltip is there", () -> texts().equals(List.of(hintOfUndo())));
    assertThat(hintOfUndo()).endsWith("Not in a blind round.");
  }

  private String hintOfUndo() {
    return Objects.requireNonNull(undo.tooltip().getValue());
  }

  private static List<String> texts() {
    return Window.getWindows().stream()
        .filter(Tooltip.class::isInstance)
        .map(tooltip -> ((Tooltip) tooltip).getText())
        .toList();
  }
}
