package studio.migr.app.tour.check;

import java.util.List;
import javafx.scene.Scene;

/** Looks for one kind of fault on a screen. */
@FunctionalInterface
public interface ScreenCheck {
  /**
   * Looks at {@code scene}, which is shown and laid out, and leaves it as it was. Call on the
   * JavaFX thread.
   *
   * @param tally hears of what was looked at
   * @return a sentence for each fault, naming the node; empty if there is none
   */
  List<String> problems(Scene scene, Tally tally);

  /** All checks; those that only look come before the one that presses keys. */
  static List<ScreenCheck> all() {
    return List.of(
        new ContrastCheck(),
        new ClippedTextCheck(),
        new OverlapCheck(),
        new SizeCheck(),
        new AccessibleNameCheck(),
        new FocusCheck());
  }
}
