package studio.migr.app.tour;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;

/** Presses keys and moves the mouse, as the system would report it of a person. Any thread may. */
final class Hands {
  private static final boolean MAC =
      System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");

  /** In how many moves a drag is made: enough for the window to see it as one. */
  private static final int DRAG_MOVES = 8;

  private final Robot robot = OffScreen.call(Robot::new);

  /** Presses keys together, written as for a command: {@code Shortcut+Shift+Z}, {@code F1}. */
  void press(String combination) {
    if (!(KeyCombination.valueOf(combination) instanceof KeyCodeCombination keys)) {
      throw new IllegalArgumentException("not a key: " + combination);
    }
    List<KeyCode> held = new ArrayList<>();
    hold(held, keys.getShortcut(), MAC ? KeyCode.COMMAND : KeyCode.CONTROL);
    hold(held, keys.getControl(), KeyCode.CONTROL);
    hold(held, keys.getAlt(), KeyCode.ALT);
    hold(held, keys.getShift(), KeyCode.SHIFT);
    OffScreen.run(
        () -> {
          held.forEach(robot::keyPress);
          robot.keyType(keys.getCode());
          held.reversed().forEach(robot::keyRelease);
        });
    OffScreen.awaitFrame();
  }

  /** Types small letters, digits and spaces. */
  void type(String text) {
    text.chars()
        .mapToObj(
            c ->
                c == ' '
                    ? KeyCode.SPACE
                    : KeyCode.getKeyCode(String.valueOf((char) Character.toUpperCase(c))))
        .forEach(code -> OffScreen.run(() -> robot.keyType(code)));
    OffScreen.awaitFrame();
  }

  /** Clicks on the middle of {@code node}. */
  void click(Node node) {
    moveTo(node, 0.5, 0.5);
    OffScreen.run(() -> robot.mouseClick(MouseButton.PRIMARY));
    OffScreen.awaitFrame();
  }

  /**
   * Drags with the mouse across {@code node}.
   *
   * @param from share of the width, 0..1
   * @param to share of the width, 0..1
   * @param down share of the height, 0..1
   */
  void drag(Node node, double from, double to, double down) {
    moveTo(node, from, down);
    OffScreen.run(() -> robot.mousePress(MouseButton.PRIMARY));
    for (int i = 1; i <= DRAG_MOVES; i++) {
      moveTo(node, from + (to - from) * i / DRAG_MOVES, down);
      OffScreen.awaitFrame();
    }
    OffScreen.run(() -> robot.mouseRelease(MouseButton.PRIMARY));
    OffScreen.awaitFrame();
  }

  /**
   * Turns the wheel over {@code node}.
   *
   * @param across where, as a share of the width
   * @param notches positive is towards the user
   */
  void wheel(Node node, double across, int notches) {
    moveTo(node, across, 0.5);
    for (int i = 0; i < Math.abs(notches); i++) {
      OffScreen.run(() -> robot.mouseWheel(Integer.signum(notches)));
      OffScreen.awaitFrame();
    }
  }

  /** Puts the pointer where nothing reacts to it, so that no picture shows a hover. */
  void letGo() {
    OffScreen.run(() -> robot.mouseMove(0, 0));
    OffScreen.awaitFrame();
  }

  private void moveTo(Node node, double across, double down) {
    OffScreen.run(
        () -> {
          Bounds place = node.localToScreen(node.getLayoutBounds());
          robot.mouseMove(
              new Point2D(
                  place.getMinX() + across * place.getWidth(),
                  place.getMinY() + down * place.getHeight()));
        });
  }

  private static void hold(List<KeyCode> held, KeyCombination.ModifierValue value, KeyCode key) {
    if (value == KeyCombination.ModifierValue.DOWN) {
      held.add(key);
    }
  }
}
