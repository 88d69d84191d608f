package studio.migr.app.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.migr.app.settings.Settings;

/**
 * The register of all commands, and the way from a key to its command. Lives on the JavaFX thread.
 */
@Singleton
public final class Commands {
  private static final String OWN_KEYS = "studio.own-keys";

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final String SETTINGS = "keys";

  private final Map<String, Command> byId = new LinkedHashMap<>();
  private final Settings settings;
  private KeyBindings bindings;
  private final Map<String, Withholding> withheld = new LinkedHashMap<>();

  /** What is called by a key that is down now, and that key. */
  private Optional<Command> held = Optional.empty();

  private KeyCode heldBy = KeyCode.UNDEFINED;

  private record Withholding(Predicate<Command> which, String why) {}

  @Inject
  Commands(Settings settings) {
    this.settings = settings;
    this.bindings = settings.load(SETTINGS, KeyBindings.DEFAULT);
  }

  /**
   * @throws IllegalStateException if the id or one of the keys is taken: a mistake in the program
   */
  public Command add(Command command) {
    for (Command other : byId.values()) {
      if (other.id().equals(command.id())
          || !Collections.disjoint(other.defaultKeys(), command.defaultKeys())) {
        throw new IllegalStateException(command.id() + " has the id or a key of " + other.id());
      }
    }
    byId.put(command.id(), command);
    tellWhetherWithheld(command);
    if (!bindings.changed().isEmpty()) {
      giveKeys();
    }
    return command;
  }

  // ---- keys that the user chooses

  /** Whether {@code command} has other keys than it was declared with. */
  public boolean isChanged(Command command) {
    return !command.keys().equals(command.defaultKeys());
  }

  /** Who is called by {@code key} now. */
  public Optional<Command> calledBy(KeyCombination key) {
    return byId.values().stream().filter(command -> command.keys().contains(key)).findFirst();
  }

  /**
   * Gives {@code command} these keys, from now on and after a restart; others that had them lose
   * them.
   */
  public void setKeys(Command command, List<KeyCombination> keys) {
    for (Command other : byId.values()) {
      if (other != command && !Collections.disjoint(other.keys(), keys)) {
        List<KeyCombination> left = new ArrayList<>(other.keys());
        left.removeAll(keys);
        bindings = bindings.with(other.id(), names(left));
      }
    }
    bindings =
        keys.equals(command.defaultKeys())
            ? bindings.without(command.id())
            : bindings.with(command.id(), names(keys));
    remember();
  }

  /** Gives every command the keys that it was declared with. */
  public void restoreKeys() {
    bindings = KeyBindings.DEFAULT;
    remember();
  }

  private void remember() {
    settings.save(SETTINGS, bindings);
    giveKeys();
  }

  /** First those that the user chose; a default key that is taken by then is not given again. */
  private void giveKeys() {
    Map<Command, List<KeyCombination>> next = new LinkedHashMap<>();
    Set<KeyCombination> taken = new HashSet<>();
    for (Command command : byId.values()) {
      List<String> chosen = bindings.changed().get(command.id());
      if (chosen != null) {
        List<KeyCombination> keys = readable(chosen).filter(taken::add).toList();
        next.put(command, keys);
      }
    }
    for (Command command : byId.values()) {
      next.computeIfAbsent(command, own -> own.defaultKeys().stream().filter(taken::add).toList());
    }
    next.forEach(Command::setKeys);
  }

  private static List<String> names(List<KeyCombination> keys) {
    return keys.stream().map(KeyCombination::getName).toList();
  }

  /** A name that was written by hand and means no key is left out. */
  private static Stream<KeyCombination> readable(List<String> names) {
    return names.stream()
        .flatMap(
            name -> {
              try {
                return Stream.of(Command.key(name));
              } catch (IllegalArgumentException e) {
                LOG.warn("No such key: {}", name);
                return Stream.empty();
              }
            });
  }

  // ---- what is withheld for a while

  /**
   * Withholds commands, those declared later too, as long as there is a reason.
   *
   * @param by who withholds them; several may
   * @param which the commands concerned, in place of those that {@code by} named before
   * @param why a sentence for the user; empty gives them free again
   */
  public void withhold(String by, Predicate<Command> which, Optional<String> why) {
    why.ifPresentOrElse(
        reason -> withheld.put(by, new Withholding(which, reason)), () -> withheld.remove(by));
    byId.values().forEach(this::tellWhetherWithheld);
  }

  private void tellWhetherWithheld(Command command) {
    command.withhold(
        withheld.values().stream()
            .filter(one -> one.which().test(command))
            .map(Withholding::why)
            .findFirst());
  }

  // ---- all of them

  /** In the order in which they were declared. */
  public List<Command> all() {
    return new ArrayList<>(byId.values());
  }

  /**
   * @throws IllegalArgumentException if there is no such command: a mistake in the program
   */
  public Command get(String id) {
    return Optional.ofNullable(byId.get(id))
        .orElseThrow(() -> new IllegalArgumentException("no command " + id));
  }

  /** Leaves keys to a node that they work, while it shows that it has the keyboard. */
  public static void leave(Node node, KeyCode... keys) {
    node.getProperties().put(OWN_KEYS, Set.of(keys));
  }

  /**
   * Makes the keys work in {@code scene}. Text fields keep what they need for typing, and a control
   * that shows the keyboard's focus keeps the keys that work it.
   *
   * @param heard which commands can be called now; the keys of the others do nothing
   */
  public void listenTo(Scene scene, Predicate<Command> heard) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> handle(scene, event, heard));
    scene.addEventFilter(
        KeyEvent.KEY_RELEASED,
        event -> {
          if (heldBy == event.getCode()) {
            letGo();
          }
        });
    // A window that is left does not hear of the key any more.
    scene
        .windowProperty()
        .flatMap(Window::focusedProperty)
        .orElse(false)
        .subscribe(
            focused -> {
              if (!focused) {
                letGo();
              }
            });
  }

  private void handle(Scene scene, KeyEvent event, Predicate<Command> heard) {
    for (Command command : byId.values()) {
      for (KeyCombination key : command.keys()) {
        if (key.match(event)
            && heard.test(command)
            && !belongsToFocus(scene.getFocusOwner(), event)) {
          call(command, event.getCode());
          event.consume();
          return;
        }
      }
    }
  }

  /** While a key is held, the system says again and again that it goes down. */
  private void call(Command command, KeyCode key) {
    if (!command.canBeHeld()) {
      command.run();
    } else if (held.filter(command::equals).isEmpty()) {
      letGo();
      held = Optional.of(command);
      heldBy = key;
      command.press();
    }
  }

  private void letGo() {
    Optional<Command> last = held;
    held = Optional.empty();
    heldBy = KeyCode.UNDEFINED;
    last.ifPresent(Command::release);
  }

  private static boolean belongsToFocus(@Nullable Node focus, KeyEvent event) {
    return switch (focus) {
      case null -> false;
      case TextInputControl _ -> belongsToTyping(event);
      default -> focus.isFocusVisible() && belongsToControl(focus, event);
    };
  }

  /**
   * A control that was reached with the keyboard keeps the keys that work it. One that was merely
   * clicked does not: after a click on a button, Space still plays.
   */
  private static boolean belongsToControl(Node focus, KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return false;
    }
    if (focus.getProperties().get(OWN_KEYS) instanceof Set<?> own
        && own.contains(event.getCode())) {
      return true;
    }
    return switch (event.getCode()) {
      case SPACE, ENTER ->
          focus instanceof ButtonBase
              || focus instanceof ComboBoxBase<?>
              || focus instanceof ChoiceBox<?>
              || focus instanceof TitledPane;
      case LEFT, RIGHT, UP, DOWN, HOME, END ->
          focus instanceof Slider
              || focus instanceof Spinner<?>
              || focus instanceof ComboBoxBase<?>
              || focus instanceof ChoiceBox<?>;
      default -> false;
    };
  }

  private static boolean belongsToTyping(KeyEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    boolean editing =
        event.isShortcutDown()
            && switch (event.getCode()) {
              case Z, Y, A, C, V, X, LEFT, RIGHT, HOME, END, BACK_SPACE, DELETE -> true;
              default -> false;
            };
    return (plain && !event.getCode().isFunctionKey()) || editing;
  }
}
