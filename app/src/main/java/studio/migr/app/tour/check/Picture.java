package studio.migr.app.tour.check;

import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** The pixels of a part of a scene, as drawn at scale 1. */
final class Picture {
  /** A difference of a colour channel (0..255) from which on two pixels count as different. */
  private static final int SEEN = 8;

  private final int x;
  private final int y;
  private final int width;
  private final int height;
  private final int[] argb;

  /**
   * @param x left edge in the scene
   * @param y upper edge in the scene
   * @param argb row by row, 0xAARRGGBB
   */
  private Picture(int x, int y, int width, int height, int[] argb) {
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  /** Draws the part of {@code scene} within {@code area}, whole pixels, at least one. */
  static Picture of(Scene scene, Bounds area) {
    int left = (int) Math.floor(Math.max(0, area.getMinX()));
    int top = (int) Math.floor(Math.max(0, area.getMinY()));
    int width = (int) Math.max(1, Math.ceil(Math.min(scene.getWidth(), area.getMaxX())) - left);
    int height = (int) Math.max(1, Math.ceil(Math.min(scene.getHeight(), area.getMaxY())) - top);
    Rectangle2D part = new Rectangle2D(left, top, width, height);
    WritableImage image = draw(scene, part, new WritableImage(width, height));
    int[] argb = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    return new Picture(left, top, width, height, argb);
  }

  /**
   * Parts that keep a bitmap of themselves, such as a scroll pane's content, keep the old one when
   * the scene is drawn twice between two frames; so for the moment they keep none.
   */
  private static WritableImage draw(Scene scene, Rectangle2D part, WritableImage image) {
    List<Node> cached =
        VisibleNodes.of(scene)
            .filter(node -> node.isCache() && !node.cacheProperty().isBound())
            .toList();
    cached.forEach(node -> node.setCache(false));
    try {
      SnapshotParameters parameters = new SnapshotParameters();
      parameters.setFill(scene.getFill());
      parameters.setViewport(part);
      return scene.getRoot().snapshot(parameters, image);
    } finally {
      cached.forEach(node -> node.setCache(true));
    }
  }

  /** In pixels. */
  int width() {
    return width;
  }

  /** In pixels. */
  int height() {
    return height;
  }

  /** The pixel at a place in the scene; the place must lie inside. */
  int at(int sceneX, int sceneY) {
    return argb[(sceneY - y) * width + sceneX - x];
  }

  /** Whether a place in the scene looks different here and in {@code other}; it lies in both. */
  boolean differsAt(Picture other, int sceneX, int sceneY) {
    return different(at(sceneX, sceneY), other.at(sceneX, sceneY));
  }

  /** How many pixels differ from those of {@code other}, a picture of the same area. */
  int differences(Picture other) {
    int count = 0;
    for (int i = 0; i < argb.length; i++) {
      if (different(argb[i], other.argb[i])) {
        count++;
      }
    }
    return count;
  }

  /** What holds all pixels that differ from those of a picture of the same area, in the scene. */
  Optional<Bounds> area(Picture other) {
    int left = width;
    int top = height;
    int right = -1;
    int bottom = -1;
    for (int i = 0; i < argb.length; i++) {
      if (different(argb[i], other.argb[i])) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width);
      }
    }
    return right < 0
        ? Optional.empty()
        : Optional.of(new BoundingBox(x + left, y + top, right - left + 1, bottom - top + 1));
  }

  /** How many pixels stand in at least {@code contrast} to those of a picture of the same area. */
  int changed(Picture other, double contrast) {
    int count = 0;
    for (int i = 0; i < argb.length; i++) {
      if (argb[i] != other.argb[i] && Contrast.ratio(argb[i], other.argb[i]) >= contrast) {
        count++;
      }
    }
    return count;
  }

  private static boolean different(int one, int other) {
    return Math.abs((one >> 16 & 0xFF) - (other >> 16 & 0xFF)) > SEEN
        || Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) > SEEN
        || Math.abs((one & 0xFF) - (other & 0xFF)) > SEEN;
  }
}
