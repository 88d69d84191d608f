package studio.migr.app.command;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The register of all commands, and the way from a key to its command. Lives on the JavaFX thread.
 */
@Singleton
public final class Commands {
  private final Map<String, Command> byId = new LinkedHashMap<>();

  @Inject
  Commands() {}

  /**
   * @throws IllegalStateException if the id or one of the keys is taken: a mistake in the program
   */
  public Command add(Command command) {
    for (Command other : byId.values()) {
      if (other.id().equals(command.id()) || !Collections.disjoint(other.keys(), command.keys())) {
        throw new IllegalStateException(command.id() + " has the id or a key of " + other.id());
      }
    }
    byId.put(command.id(), command);
    return command;
  }

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

  /**
   * Makes the keys work in {@code scene}. Text fields keep what they need for typing, and a control
   * that shows the keyboard's focus keeps the keys that work it.
   *
   * @param heard which commands can be called now; the keys of the others do nothing
   */
  public void listenTo(Scene scene, Predicate<Command> heard) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> handle(scene, event, heard));
  }

  private void handle(Scene scene, KeyEvent event, Predicate<Command> heard) {
    for (Command command : byId.values()) {
      for (KeyCombination key : command.keys()) {
        if (key.match(event)
            && heard.test(command)
            && !belongsToFocus(scene.getFocusOwner(), event)) {
          command.run();
          event.consume();
          return;
        }
      }
    }
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
