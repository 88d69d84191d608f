package studio.migr.app.tour;

import java.util.List;
import java.util.stream.Stream;

/**
 * How the window is dressed for a picture.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param scale pixels to one unit of the window: 2 for a screen that is set to 200 %
 */
record Look(int width, int height, boolean dark, int scale) {
  /** A small laptop, a common desk screen, and that screen at 200 %; light and dark. */
  static final List<Look> ALL =
      Stream.of(false, true)
          .flatMap(
              dark ->
                  Stream.of(
                      new Look(1280, 800, dark, 1),
                      new Look(1920, 1080, dark, 1),
                      new Look(1920, 1080, dark, 2)))
          .toList();

  /** Of the window, in its own units. */
  int windowWidth() {
    return width / scale;
  }

  /** Of the window, in its own units. */
  int windowHeight() {
    return height / scale;
  }

  String theme() {
    return dark ? "dark" : "light";
  }

  @Override
  public String toString() {
    return theme() + "-" + width + "x" + height + (scale == 1 ? "" : "-at-" + scale * 100);
  }
}
