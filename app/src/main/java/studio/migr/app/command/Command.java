package studio.migr.app.command;

import java.util.List;
import java.util.Locale;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import studio.migr.app.message.Messages;

/**
 * One action of the user. Menus, buttons, tooltips, the key handler and the F1 sheet all come from
 * it.
 *
 * @param id {@code feature.action}; its words stand under {@code feature.action} (what it does, as
 *     a short imperative) of that feature's message bundle
 * @param keys default keys, the first is the one shown; may be empty
 * @param enabled when it is possible
 * @param action what it does; runs on the JavaFX thread
 */
public record Command(
    String id, List<KeyCombination> keys, ObservableBooleanValue enabled, Runnable action) {

  public Command {
    keys = List.copyOf(keys);
  }

  /**
   * A command with keys written as {@link KeyCombination#valueOf} reads them, such as {@code
   * Shortcut+Z}; the key itself may also be the name of a {@link KeyCode}, such as {@code DIGIT1}.
   *
   * @throws IllegalArgumentException if there is no such key: a mistake in the program
   */
  public static Command of(
      String id, ObservableBooleanValue enabled, Runnable action, String... keys) {
    return new Command(id, List.of(keys).stream().map(Command::key).toList(), enabled, action);
  }

  /** JavaFX takes a name it does not know for a character that no keyboard has. */
  private static KeyCombination key(String text) {
    int end = text.lastIndexOf('+') + 1;
    String name = text.substring(end);
    KeyCode code = KeyCode.getKeyCode(name);
    if (code == null) {
      code = KeyCode.valueOf(name.toUpperCase(Locale.ROOT));
    }
    return KeyCombination.valueOf(text.substring(0, end) + code.getName());
  }

  public String text() {
    return Messages.text(id);
  }

  /** The first key as people read it, or an empty text. */
  public String keyText() {
    return keys.isEmpty() ? "" : keys.getFirst().getDisplayText();
  }

  /** What a tooltip says: the words and the key. */
  public String tooltip() {
    return keys.isEmpty() ? text() : text() + "  (" + keyText() + ")";
  }

  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }
}
