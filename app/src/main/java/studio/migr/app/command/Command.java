package studio.migr.app.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import studio.migr.app.message.Messages;

/**
 * One action of the user. Menus, buttons, tooltips, the key handler, the sheet of keys and the
 * search for commands all come from it. Its keys are those it was declared with, until the user
 * gives it others: {@link Commands} changes them. Lives on the JavaFX thread.
 */
public final class Command {
  private final String id;
  private final List<KeyCombination> defaultKeys;
  private final ObservableBooleanValue enabled;
  private final ReadOnlyObjectWrapper<Optional<String>> obstacle =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Runnable action;
  private final Optional<Hold> hold;
  private final ReadOnlyObjectWrapper<List<KeyCombination>> keys;
  private final ObservableValue<String> keyText;
  private final ObservableValue<String> tooltip;

  /**
   * @param id {@code feature.action}; its words stand under {@code feature.action} (what it does,
   *     as a short imperative) of that feature's message bundle
   * @param defaultKeys the first is the one shown; may be empty
   * @param enabled when it is possible
   * @param action what it does; runs on the JavaFX thread
   */
  public Command(
      String id,
      List<KeyCombination> defaultKeys,
      ObservableBooleanValue enabled,
      Runnable action) {
    this(id, defaultKeys, enabled, action, Optional.empty());
  }

  private Command(
      String id,
      List<KeyCombination> defaultKeys,
      ObservableBooleanValue enabled,
      Runnable action,
      Optional<Hold> hold) {
    this.id = id;
    this.defaultKeys = List.copyOf(defaultKeys);
    this.enabled =
        Bindings.createBooleanBinding(
            () -> enabled.get() && obstacle.get().isEmpty(), enabled, obstacle);
    this.action = action;
    this.hold = hold;
    this.keys = new ReadOnlyObjectWrapper<>(this.defaultKeys);
    this.keyText = keys.map(now -> now.isEmpty() ? "" : now.getFirst().getDisplayText());
    this.tooltip = Bindings.createStringBinding(this::hint, keyText, obstacle);
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

  /** What a key does that can be held: once as it goes down, once as it comes up. */
  private record Hold(Runnable press, Runnable release) {}

  /**
   * As {@link #of}, with a key that can be held.
   *
   * @param action what it does when it is called without a key
   * @param press what it does as the key goes down
   * @param release what it does as the key comes up, or the window is left meanwhile
   */
  public static Command held(
      String id,
      ObservableBooleanValue enabled,
      Runnable action,
      Runnable press,
      Runnable release,
      String... keys) {
    return new Command(
        id,
        List.of(keys).stream().map(Command::key).toList(),
        enabled,
        action,
        Optional.of(new Hold(press, release)));
  }

  /** JavaFX takes a name it does not know for a character that no keyboard has. */
  static KeyCombination key(String text) {
    int end = text.lastIndexOf('+') + 1;
    String name = text.substring(end);
    KeyCode code = KeyCode.getKeyCode(name);
    if (code == null) {
      code = KeyCode.valueOf(name.toUpperCase(Locale.ROOT));
    }
    return KeyCombination.valueOf(text.substring(0, end) + code.getName());
  }

  public String id() {
    return id;
  }

  /** The feature that it belongs to. */
  public String feature() {
    return id.substring(0, id.indexOf('.'));
  }

  public String text() {
    return Messages.text(id);
  }

  public List<KeyCombination> defaultKeys() {
    return defaultKeys;
  }

  /** The keys that call it now; the first is the one shown. */
  public List<KeyCombination> keys() {
    return keys.get();
  }

  public ReadOnlyObjectProperty<List<KeyCombination>> keysProperty() {
    return keys.getReadOnlyProperty();
  }

  void setKeys(List<KeyCombination> now) {
    keys.set(List.copyOf(now));
  }

  /** The first key as people read it, or an empty text. */
  public ObservableValue<String> keyText() {
    return keyText;
  }

  private String hint() {
    String key = keyText.getValue();
    String words = key.isEmpty() ? text() : text() + "  (" + key + ")";
    return obstacle.get().map(reason -> words + "\n" + reason).orElse(words);
  }

  /** Why it is withheld now, though it would be possible; a sentence for the user. */
  public ReadOnlyObjectProperty<Optional<String>> obstacleProperty() {
    return obstacle.getReadOnlyProperty();
  }

  void withhold(Optional<String> reason) {
    obstacle.set(reason);
  }

  /** What a tooltip says: the words and the key, and why it is withheld, if it is. */
  public ObservableValue<String> tooltip() {
    return tooltip;
  }

  /** Whether it is possible, and not withheld. */
  public ObservableBooleanValue enabled() {
    return enabled;
  }

  public void run() {
    if (enabled.get()) {
      action.run();
    }
  }

  /** Whether holding its key means something. */
  boolean canBeHeld() {
    return hold.isPresent();
  }

  /** Its key went down. */
  void press() {
    if (enabled.get()) {
      hold.map(Hold::press).orElse(action).run();
    }
  }

  /** Its key came up. */
  void release() {
    hold.ifPresent(held -> held.release().run());
  }
}
