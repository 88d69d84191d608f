package studio.migr.app.command;

import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

/**
 * A key as the user pressed it, with what was held.
 *
 * @param reserved whether it moves the keyboard or closes what is open, and so calls no command
 */
public record PressedKey(KeyCombination combination, boolean reserved) {
  private static final Set<KeyCode> RESERVED =
      Set.of(KeyCode.ESCAPE, KeyCode.TAB, KeyCode.ENTER, KeyCode.UP, KeyCode.DOWN);

  /** Nothing while only Shift, Ctrl, Alt or the like are down. */
  public static Optional<PressedKey> of(KeyEvent event) {
    KeyCode code = event.getCode();
    if (code.isModifierKey() || code == KeyCode.UNDEFINED) {
      return Optional.empty();
    }
    // Ctrl here and Cmd on a Mac are the same to a command: Shortcut.
    boolean mac = event.isShortcutDown() && event.isMetaDown();
    boolean control = event.isControlDown() && (mac || !event.isShortcutDown());
    boolean meta = event.isMetaDown() && !event.isShortcutDown();
    KeyCombination combination =
        new KeyCodeCombination(
            code,
            down(event.isShiftDown()),
            down(control),
            down(event.isAltDown()),
            down(meta),
            down(event.isShortcutDown()));
    boolean bare = !event.isShortcutDown() && !event.isAltDown() && !control && !meta;
    return Optional.of(
        new PressedKey(combination, RESERVED.contains(code) && bare && !event.isShiftDown()));
  }

  private static ModifierValue down(boolean pressed) {
    return pressed ? ModifierValue.DOWN : ModifierValue.UP;
  }
}
