package studio.migr.app.tour;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the window is dressed for a picture.
 *
 * @param width of the window in pixels
 * @param height of the window in pixels
 */
record Look(int width, int height, boolean dark) {
  /** A small laptop and a common desk screen, light and dark. */
  static final List<Look> ALL =
      Stream.of(false, true)
          .flatMap(dark -> Stream.of(new Look(1280, 800, dark), new Look(1920, 1080, dark)))
          .toList();

  String theme() {
    return dark ? "dark" : "light";
  }

  @Override
  public String toString() {
    return theme() + "-" + width + "x" + height;
  }
}
