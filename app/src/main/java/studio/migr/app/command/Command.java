package studio.migr.app.command;

import java.util.List;
import javafx.beans.value.ObservableBooleanValue;
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
   * Shortcut+Z}.
   */
  public static Command of(
      String id, ObservableBooleanValue enabled, Runnable action, String... keys) {
    return new Command(
        id, List.of(keys).stream().map(KeyCombination::valueOf).toList(), enabled, action);
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
