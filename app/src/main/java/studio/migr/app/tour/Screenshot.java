package studio.migr.app.tour;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.transform.Scale;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** A picture of a window, with the menus open over it, that can be kept as a PNG file. */
final class Screenshot {
  private final BufferedImage image;

  private Screenshot(BufferedImage image) {
    this.image = image;
  }

  /**
   * Draws {@code window}. Call on the JavaFX thread.
   *
   * @param scale pixels to one unit of the window
   */
  static Screenshot of(Window window, int scale) {
    BufferedImage own = draw(window.getScene(), window.getScene().getFill(), scale);
    BufferedImage all =
        new BufferedImage(own.getWidth(), own.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D over = all.createGraphics();
    over.drawImage(own, 0, 0, null);
    for (Window other : Window.getWindows()) {
      if (other instanceof PopupWindow popup && popup.isShowing() && popup.getScene() != null) {
        int x = (int) Math.round((popup.getX() - window.getX()) * scale);
        int y = (int) Math.round((popup.getY() - window.getY()) * scale);
        over.drawImage(draw(popup.getScene(), Color.TRANSPARENT, scale), x, y, null);
      }
    }
    over.dispose();
    return new Screenshot(all);
  }

  private static BufferedImage draw(Scene scene, Paint background, int scale) {
    SnapshotParameters parameters = new SnapshotParameters();
    parameters.setFill(background);
    parameters.setTransform(new Scale(scale, scale));
    parameters.setViewport(
        new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
    WritableImage drawn = scene.getRoot().snapshot(parameters, null);
    int width = (int) drawn.getWidth();
    int height = (int) drawn.getHeight();
    int[] argb = new int[width * height];
    drawn
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, width, height, argb, 0, width);
    return image;
  }

  /** In pixels. */
  int width() {
    return image.getWidth();
  }

  /** In pixels. */
  int height() {
    return image.getHeight();
  }

  /** Writes {@code file}; folders above it are made. Any thread may. */
  void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    ImageIO.write(image, "png", file.toFile());
  }
}
