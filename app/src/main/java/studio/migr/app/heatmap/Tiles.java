package studio.migr.app.heatmap;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Pictures of parts of a pyramid, made when they come in sight and kept while there is room. */
final class Tiles {
  /** Cells of a side; every graphics card takes pictures of that size. */
  static final int SIDE = 256;

  private static final int MOST = 160;

  private record Place(int level, int row, int column) {}

  private final Pyramid pyramid;
  private final Map<Place, Image> kept =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, Image> eldest) {
          return size() > MOST;
        }
      };

  Tiles(Pyramid pyramid) {
    this.pyramid = pyramid;
  }

  /**
   * The picture of a tile, one pixel for each cell; smaller at the edges.
   *
   * @param row counted in tiles
   * @param column counted in tiles
   */
  Image tile(int level, int row, int column) {
    return kept.computeIfAbsent(new Place(level, row, column), this::draw);
  }

  private Image draw(Place place) {
    Pyramid.Level level = pyramid.level(place.level);
    int top = place.row * SIDE;
    int left = place.column * SIDE;
    int height = Math.min(SIDE, level.rows() - top);
    int width = Math.min(SIDE, level.columns() - left);
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = Viridis.argb(level.step(top + y, left + x));
      }
    }
    WritableImage image = new WritableImage(width, height);
    image
        .getPixelWriter()
        .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return image;
  }
}
