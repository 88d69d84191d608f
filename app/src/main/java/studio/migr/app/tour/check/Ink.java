package studio.migr.app.tour.check;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.effect.ColorInput;
import javafx.scene.effect.Effect;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/** Finds out what a text does to the picture by drawing the scene with and without it. */
final class Ink {
  private Ink() {}

  /** Draws {@code area} without {@code texts}. */
  static Picture without(Scene scene, Bounds area, List<Text> texts) {
    // A clip is neither styled nor laid out, so the scene is afterwards exactly as before.
    List<Hidden> hidden =
        texts.stream()
            .filter(text -> !text.clipProperty().isBound())
            .map(text -> new Hidden(text, text.getClip()))
            .toList();
    hidden.forEach(entry -> entry.text.setClip(new Rectangle(0, 0)));
    try {
      return Picture.of(scene, area);
    } finally {
      hidden.forEach(entry -> entry.text.setClip(entry.clip));
    }
  }

  /**
   * Where {@code text} would be seen whatever its colour: its box is drawn in two colours, and
   * where the pictures differ nothing lies over it.
   */
  static Uncovered uncovered(Text text, Bounds area) {
    if (text.effectProperty().isBound()) {
      return (x, y) -> true;
    }
    Effect before = text.getEffect();
    try {
      Picture dark = painted(text, area, Color.BLACK);
      Picture light = painted(text, area, Color.WHITE);
      return (x, y) -> dark.differsAt(light, x, y);
    } finally {
      text.setEffect(before);
    }
  }

  private static Picture painted(Text text, Bounds area, Color color) {
    Bounds box = text.getLayoutBounds();
    text.setEffect(
        new ColorInput(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), color));
    return Picture.of(text.getScene(), area);
  }

  private record Hidden(Text text, @Nullable Node clip) {}

  /** Which pixels of the scene show a text. */
  @FunctionalInterface
  interface Uncovered {
    boolean at(int x, int y);
  }
}
